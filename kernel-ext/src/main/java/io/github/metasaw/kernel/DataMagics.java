package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Datasets;

/** Magics that bring tables into the notebook. */
final class DataMagics {

  private DataMagics() {}

  static Outcome read(MagicHost host, MagicInput input) {
    input.atMost(1);
    String file = input.word("the name of a file");
    return Outcome.of(Meta.read(file), "Meta.read(" + MagicCall.quote(file) + ")");
  }

  static Outcome dataset(MagicHost host, MagicInput input) {
    input.atMost(1);
    if (input.words().isEmpty()) {
      return Outcome.of(Meta.datasets(), "Meta.datasets()");
    }
    String name = input.words().get(0);
    if (isFile(name)) {
      throw MetaException.of(
          "'%s' is a file, and %%dataset loads tables that come along (%s); %%read %s reads a file"
              .formatted(name, String.join(", ", Datasets.names()), name));
    }
    return Outcome.of(Meta.dataset(name), "Meta.dataset(" + MagicCall.quote(name) + ")");
  }

  /** Whether a word ends as the names of files of tables do. */
  static boolean isFile(String word) {
    return word.matches("(?i).+\\.(csv|tsv|txt|dat|xlsx?)");
  }
}
