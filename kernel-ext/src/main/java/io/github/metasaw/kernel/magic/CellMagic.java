package io.github.metasaw.kernel.magic;

import java.util.List;

/** A magic that may also stand as {@code %%name} over a cell, whose lines are the model. */
public interface CellMagic extends Magic {

  /**
   * What may stand in a line of the cell besides columns.
   *
   * @param before the line up to the word that is completed
   * @return words that complete it
   */
  default List<String> candidates(String before) {
    return before.contains("~") ? List.of("meta_V(V =") : List.of();
  }
}
