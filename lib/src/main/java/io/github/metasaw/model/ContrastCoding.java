package io.github.metasaw.model;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.TextOrder;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.TermFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** How one factor of a term becomes numbers; learnt from the studies, then used on any table. */
sealed interface ContrastCoding {

  /** Column names with treatment contrasts, or with one indicator per level. */
  List<String> names(boolean contrasts);

  /** Values of the named columns [names][rows of the frame]. */
  double[][] values(ModelFrame frame, boolean contrasts);

  /** A coding of a factor, its levels taken from the studies or as given. */
  static ContrastCoding of(
      TermFactor factor, ModelFrame studies, Map<String, List<String>> levels) {
    if (factor instanceof TermFactor.Numeric numeric) {
      return new Computed(numeric);
    }
    if (factor instanceof TermFactor.AsFactor asFactor) {
      return Levels.of(asFactor.column(), asFactor.code(), studies, levels);
    }
    TermFactor.Column column = (TermFactor.Column) factor;
    if (!(studies.find(column) instanceof NumericColumn<?>)) {
      return Levels.of(column, column.code(), studies, levels);
    }
    refuseConstant(column, studies);
    if (levels.keySet().stream().anyMatch(column.name()::equalsIgnoreCase)) {
      throw MetaException.format(
          "%s is a number %s, so it has no levels to put in order; write factor(%1$s) in the model, or leave its levels out",
          column.name(), column.span().place());
    }
    return new Plain(column);
  }

  private static void refuseConstant(TermFactor.Column column, ModelFrame studies) {
    double[] values = FactorEvaluator.numbers(column, studies);
    for (double value : values) {
      if (value != values[0]) {
        return;
      }
    }
    if (values.length > 1) {
      throw MetaException.format(
          "%s is the same in every row of %s %s, so it cannot explain differences",
          column.name(), studies.name(), column.span().place());
    }
  }

  /** A numeric column as it is. */
  record Plain(TermFactor.Column column) implements ContrastCoding {
    @Override
    public List<String> names(boolean contrasts) {
      return List.of(column.code());
    }

    @Override
    public double[][] values(ModelFrame frame, boolean contrasts) {
      return new double[][] {FactorEvaluator.numbers(column, frame)};
    }
  }

  /** An expression. */
  record Computed(TermFactor.Numeric factor) implements ContrastCoding {
    @Override
    public List<String> names(boolean contrasts) {
      return List.of(factor.code());
    }

    @Override
    public double[][] values(ModelFrame frame, boolean contrasts) {
      return new double[][] {FactorEvaluator.evaluate(factor, frame)};
    }
  }

  /**
   * A factor.
   *
   * @param prefix what the level is appended to in names
   * @param levels in order, the first being the reference
   */
  record Levels(TermFactor.Column column, String prefix, List<String> levels)
      implements ContrastCoding {

    static Levels of(
        TermFactor.Column column,
        String prefix,
        ModelFrame studies,
        Map<String, List<String>> given) {
      Column<?> values = studies.find(column);
      List<String> present = LevelOrder.of(values);
      List<String> chosen = given.get(column.name());
      List<String> levels =
          chosen == null
              ? present
              : LevelOrder.check(chosen, present, column.name(), studies.name());
      if (levels.size() < 2) {
        throw MetaException.format(
            "%s has one level only ('%s') in %s %s, so it cannot explain differences%s",
            column.name(),
            levels.get(0),
            studies.name(),
            column.span().place(),
            studies.dropped().apply(column.name()));
      }
      return new Levels(column, prefix, levels);
    }

    @Override
    public List<String> names(boolean contrasts) {
      return levels.subList(contrasts ? 1 : 0, levels.size()).stream()
          .map(level -> prefix + level)
          .toList();
    }

    @Override
    public double[][] values(ModelFrame frame, boolean contrasts) {
      Column<?> values = frame.find(column);
      int first = contrasts ? 1 : 0;
      double[][] out = new double[levels.size() - first][frame.table().rowCount()];
      for (int i = 0; i < frame.table().rowCount(); i++) {
        int level = levels.indexOf(CellText.text(values, i));
        if (level < 0) {
          throw MetaException.unknown(
              "level",
              CellText.text(values, i),
              "of "
                  + column.name()
                  + " in the fit ("
                  + frame.row().apply(i)
                  + " of "
                  + frame.name()
                  + ")",
              levels);
        }
        if (level >= first) {
          out[level - first][i] = 1;
        }
      }
      return out;
    }
  }

  /** Levels of a column. */
  final class LevelOrder {

    private LevelOrder() {}

    /**
     * The levels present: numbers ascending, FALSE before TRUE, text as R sorts it in an English
     * locale, whatever the machine's.
     */
    static List<String> of(Column<?> column) {
      List<String> levels = new ArrayList<>();
      if (column instanceof NumericColumn<?> numbers) {
        double[] sorted = numbers.asDoubleArray();
        java.util.Arrays.sort(sorted);
        for (double value : sorted) {
          String text = CellText.number(value);
          if (!Double.isNaN(value) && !levels.contains(text)) {
            levels.add(text);
          }
        }
        return levels;
      }
      for (int i = 0; i < column.size(); i++) {
        String text = CellText.text(column, i);
        if (!column.isMissing(i) && !levels.contains(text)) {
          levels.add(text);
        }
      }
      levels.sort(TextOrder.ROOT);
      return levels;
    }

    /** Levels as the user orders them: each must be present, and none left out. */
    static List<String> check(
        List<String> chosen, List<String> present, String column, String table) {
      for (String level : chosen) {
        if (chosen.indexOf(level) != chosen.lastIndexOf(level)) {
          throw MetaException.of("the levels of " + column + " name '" + level + "' twice");
        }
        if (!present.contains(level)) {
          throw MetaException.unknown("level", level, "of " + column + " in " + table, present);
        }
      }
      for (String level : present) {
        if (!chosen.contains(level)) {
          throw MetaException.of(
              "the levels of %s leave out '%s'; give all of: %s"
                  .formatted(column, level, String.join(", ", present)));
        }
      }
      return List.copyOf(chosen);
    }
  }
}
