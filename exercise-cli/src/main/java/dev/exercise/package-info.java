/** What every room of the tool shares: problems that a user can put right. */
package dev.exercise;
