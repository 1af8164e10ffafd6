package io.github.metasaw.data;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A value made when it is first asked for, once, whichever thread asks.
 *
 * @param <T> type of the value
 */
@API(status = API.Status.INTERNAL)
public final class Lazy<T> implements Supplier<T> {

  private @Nullable Supplier<T> source;
  private @Nullable T value;

  /**
   * A value that is not made yet.
   *
   * @param source rests on what no longer changes; it is called once and let go
   */
  public Lazy(Supplier<T> source) {
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
