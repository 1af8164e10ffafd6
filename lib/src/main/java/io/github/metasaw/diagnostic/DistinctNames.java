package io.github.metasaw.diagnostic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Column names that a table can distinguish: tables compare names without regard to case. */
public final class DistinctNames {

  private DistinctNames() {}

  /**
   * The names in their order, each distinct without regard to case: the second of {@code gA, ga}
   * becomes {@code ga (2)}.
   *
   * @param names in any number, repeats allowed
   * @return as many names, all distinct
   */
  public static List<String> of(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> distinct = new ArrayList<>(names.size());
    for (String name : names) {
      String column = name;
      for (int n = 2; !taken.add(column.toLowerCase(Locale.ROOT)); n++) {
        column = name + " (" + n + ")";
      }
      distinct.add(column);
    }
    return distinct;
  }
}
