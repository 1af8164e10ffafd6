package io.github.metasaw.kernel.store;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How results were made, by the result itself: a variable may get another name, or hold another
 * result later. A result that nobody holds is forgotten.
 */
public final class Recipes {

  private static final Map<Key, Recipe> RECIPES = new ConcurrentHashMap<>();
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  private Recipes() {}

  /** A result, equal to itself alone. */
  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object value, @Nullable ReferenceQueue<Object> queue) {
      super(value, queue);
      this.hash = System.identityHashCode(value);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object value = get();
      return value != null && other instanceof Key key && key.get() == value;
    }
  }

  /**
   * Whether results of a type are fits, or what is computed from them and the data alone.
   *
   * @param type of a magic
   * @return false for tables, figures and what is read from files
   */
  public static boolean areKept(Class<?> type) {
    if (type == StoredFits.class || type == RestoredFits.class) {
      return false; // files of such results, not results
    }
    return Fit.class.isAssignableFrom(type)
        || Tabular.class.isAssignableFrom(type)
        || type == MantraFit.class;
  }

  /**
   * Remembers how a result was made.
   *
   * @param value the result
   * @param recipe how it was made
   */
  public static void remember(Object value, Recipe recipe) {
    for (Object gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      RECIPES.remove(gone);
    }
    RECIPES.put(new Key(value, GONE), recipe);
  }

  /**
   * How a result was made.
   *
   * @param value any value
   * @return empty for what no magic has made
   */
  public static Optional<Recipe> of(Object value) {
    return Optional.ofNullable(RECIPES.get(new Key(value, null)));
  }
}
