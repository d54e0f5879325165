/** The candidate's DAG, judged by reading it as Airflow does. */
package dev.exercise.dag;
