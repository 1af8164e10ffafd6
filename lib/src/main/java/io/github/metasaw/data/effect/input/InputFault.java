package io.github.metasaw.data.effect.input;

/**
 * A value that cannot be: a negative count, more events than people, a correlation above 1.
 *
 * @param study index of the study, from 0
 * @param input the quantity
 * @param must what it has to be, for example {@code must not be negative (it is a count)}
 * @param value the value found
 */
public record InputFault(int study, Input input, String must, double value) {}
