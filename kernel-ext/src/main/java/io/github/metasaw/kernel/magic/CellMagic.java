package io.github.metasaw.kernel.magic;

/** A magic that may also stand as {@code %%name} over a cell, whose lines are the model. */
public interface CellMagic extends Magic {}
