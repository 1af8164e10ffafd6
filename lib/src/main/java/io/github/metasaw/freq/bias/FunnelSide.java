package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** The side of a funnel on which studies may be missing. */
public enum FunnelSide implements Named {
  /** Small effects. */
  LEFT,
  /** Large effects. */
  RIGHT,
  /** That towards which Egger's regression with the estimator of the fit does not lean. */
  AUTO;

  /**
   * The side of a name.
   *
   * @param name {@code left, right, auto}
   * @return the side
   * @throws MetaException for another name
   */
  public static FunnelSide parse(String name) {
    return Named.parse("side", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code left}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
