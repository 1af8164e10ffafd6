package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** The side of a funnel on which studies may be missing. */
public enum FunnelSide {
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
    for (FunnelSide side : values()) {
      if (side.id().equals(name.toLowerCase(Locale.ROOT))) {
        return side;
      }
    }
    throw MetaException.unknown(
        "side", name, "", Arrays.stream(values()).map(FunnelSide::id).toList());
  }

  /**
   * The name in options.
   *
   * @return {@code left}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
