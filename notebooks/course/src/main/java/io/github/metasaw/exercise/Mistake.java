package io.github.metasaw.exercise;

/**
 * A typical wrong answer.
 *
 * @param answer what somebody who makes it would give
 * @param words a short sentence that says what to reconsider, without the right answer
 */
record Mistake<T>(T answer, String words) {}
