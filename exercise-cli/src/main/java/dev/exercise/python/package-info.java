/**
 * Locked Python environments in the tool's home: finds a Python 3.13, brings uv, and installs what
 * the lock files say, once.
 */
package dev.exercise.python;
