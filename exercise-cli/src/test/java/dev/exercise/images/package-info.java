/** What is tried with Docker: the images and Compose files that the project ships. */
package dev.exercise.images;
