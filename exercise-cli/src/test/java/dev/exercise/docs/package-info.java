/** What the Markdown pages of the repository say is held to what there is. */
package dev.exercise.docs;
