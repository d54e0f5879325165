/**
 * What a candidate may get wrong: each mistake is one overlay in SQL that gives the answer to which
 * this mistake alone leads.
 */
package dev.exercise.marketplace.mistake;
