package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.model.covariance.ScaleDesign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.columns.Column;

/**
 * The levels of a group, in order of appearance.
 *
 * @param level of each row [n]
 * @param labels {@code Paris}, {@code Paris/3} where nested
 */
record GroupLevels(int[] level, List<String> labels) {

  /** All rows in one, outside of every group. */
  static GroupLevels one(int rows) {
    return new GroupLevels(new int[rows], List.of(""));
  }

  /** The levels of a column within these. */
  GroupLevels within(Studies studies, TermFactor.Column name) {
    Column<?> column = ModelFrame.find(name, studies.table(), studies.name());
    Map<String, Integer> own = new HashMap<>();
    Map<Long, Integer> both = new HashMap<>();
    List<String> inner = new ArrayList<>();
    int[] of = new int[level.length];
    for (int i = 0; i < of.length; i++) {
      String text = CellText.text(column, i);
      int number = own.computeIfAbsent(text, t -> own.size());
      long key = (long) level[i] << 32 | number;
      Integer known = both.get(key);
      if (known == null) {
        known = inner.size();
        both.put(key, known);
        String before = labels.get(level[i]);
        inner.add(before.isEmpty() ? text : before + "/" + text);
      }
      of[i] = known;
    }
    return new GroupLevels(of, inner);
  }

  /**
   * The design of sd(group), one row per level; refused where a column varies within a level.
   *
   * @param rows the design of each row of the studies
   * @param name of the group
   */
  ScaleDesign design(Design rows, ModelLine line, String name, Studies studies) {
    double[] x = rows.x();
    int q = rows.columns();
    if (q == 0) {
      throw MetaException.format(
          "%s has neither intercept nor moderators %s; to have no such effect, leave the group out",
          line.target().name(), line.span().place());
    }
    int[] first = new int[labels.size()];
    Arrays.fill(first, -1);
    double[] own = new double[first.length * q];
    for (int i = 0; i < level.length; i++) {
      int g = level[i];
      if (first[g] < 0) {
        first[g] = i;
        System.arraycopy(x, i * q, own, g * q, q);
      }
      for (int k = 0; k < q; k++) {
        if (x[i * q + k] != own[g * q + k]) {
          throw MetaException.format(
              "%s varies within %s '%s' (%s and %s), but an SD of %s is one number per level %s",
              moderator(rows, k),
              name,
              labels.get(g),
              studies.rowName(first[g]),
              studies.rowName(i),
              name,
              line.span().place());
        }
      }
    }
    return ScaleDesign.of(own, first.length, rows.names());
  }

  /** What the text calls a column of a design: {@code habitat} where R has habitatforest. */
  private static String moderator(Design design, int k) {
    String name = design.names().get(k);
    return design.factors().keySet().stream()
        .filter(factor -> name.startsWith(factor) && !name.contains(":"))
        .findFirst()
        .orElse(name);
  }
}
