/** DAGs, right ones and wrong ones, read and run. */
package dev.exercise.dag;
