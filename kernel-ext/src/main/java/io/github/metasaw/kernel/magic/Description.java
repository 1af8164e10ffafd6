package io.github.metasaw.kernel.magic;

/**
 * What the help says of a magic.
 *
 * @param group what it is for
 * @param name after the per cent sign
 * @param arguments what stands before the options, as {@code FIT... | TABLE}
 * @param example a line that a student can copy
 * @param summary one line without a full stop
 */
public record Description(
    MagicGroup group, String name, String arguments, String example, String summary) {}
