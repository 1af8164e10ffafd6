package io.github.metasaw;

/** The facade: the file to open first. */
public final class Meta {

  private Meta() {}
}
