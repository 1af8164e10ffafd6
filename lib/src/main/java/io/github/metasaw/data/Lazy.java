package io.github.metasaw.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for, once, whichever thread asks. */
final class Lazy<T> implements Supplier<T> {

  private @Nullable Supplier<T> source;
  private @Nullable T value;

  /** {@code source} must rest on what no longer changes; it is called once and let go. */
  Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = java.util.Objects.requireNonNull(source).get();
      value = known;
      source = null;
    }
    return known;
  }
}
