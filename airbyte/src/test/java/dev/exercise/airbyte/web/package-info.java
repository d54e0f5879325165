/** The web pages in a real browser, with the real server behind them. */
package dev.exercise.airbyte.web;
