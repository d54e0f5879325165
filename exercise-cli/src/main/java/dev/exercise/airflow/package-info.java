/** Airflow as its own clients see it: its REST API. */
package dev.exercise.airflow;
