package io.github.metasaw.kernel;

/**
 * What the help says of a magic.
 *
 * @param group what it is for
 * @param arguments what stands before the options, as {@code FIT... | TABLE}
 * @param example a line that a student can copy
 * @param summary a line without a final stop
 */
record MagicText(MagicGroup group, String arguments, String example, String summary) {}
