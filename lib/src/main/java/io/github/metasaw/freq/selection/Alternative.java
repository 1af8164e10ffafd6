package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** The hypothesis against which the p values that selection looks at are computed. */
public enum Alternative implements Named {
  /** Selection favours effects above 0. */
  GREATER("greater", "effects above 0"),
  /** Selection favours effects below 0. */
  LESS("less", "effects below 0"),
  /** Selection favours effects that differ from 0, in either direction. */
  TWO_SIDED("two.sided", "effects on either side of 0");

  private final String id;
  private final String label;

  Alternative(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The alternative of a name, as metafor's {@code selmodel} names them.
   *
   * @param name {@code greater, less, two.sided}
   * @return the alternative
   * @throws MetaException for another name
   */
  public static Alternative parse(String name) {
    return Named.parse("alternative", name.replace('-', '.'), values());
  }

  /**
   * The name in options.
   *
   * @return {@code two.sided}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * What selection favours.
   *
   * @return in words: {@code effects above 0}
   */
  @Override
  public String label() {
    return label;
  }

  /** -1 where small effects are favoured, 1 else: what turns them so that large ones are. */
  double sign() {
    return this == LESS ? -1 : 1;
  }
}
