package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.input.InputGroup;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.RawData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * The columns beside the labels of a forest plot: those of the table that are asked for, then what
 * the studies report, as far as their measure is known.
 *
 * @param all from left to right
 */
record StudyColumns(List<StudyColumn> all) {

  /** What events are counted among. */
  private static final Set<String> WHOLES = Set.of("Total", "Person-time");

  private static final String EVENTS = "Events";

  StudyColumns {
    all = List.copyOf(all);
  }

  /** Where there are none. */
  static StudyColumns none() {
    return new StudyColumns(List.of());
  }

  /**
   * The columns of some studies.
   *
   * @throws io.github.metasaw.diagnostic.MetaException for a column that the table lacks
   */
  static StudyColumns of(Studies studies, ForestOptions options) {
    ForestContent content = options.content();
    List<StudyColumn> all = new ArrayList<>();
    for (String name : content.columns()) {
      all.add(StudyColumn.of(ForestOrder.column(studies, name), ""));
    }
    List<StudyColumn> reported =
        content.groups().isEmpty() && content.hasRawData()
            ? raw(studies)
            : grouped(studies, content.groups());
    all.addAll(options.style().joinsEvents() ? joined(reported) : reported);
    return new StudyColumns(all);
  }

  private static List<StudyColumn> grouped(
      Studies studies, List<ForestContent.ColumnGroup> groups) {
    List<StudyColumn> columns = new ArrayList<>();
    for (ForestContent.ColumnGroup group : groups) {
      for (String name : group.columns()) {
        columns.add(grouped(studies, ForestOrder.column(studies, name), group.head()));
      }
    }
    return columns;
  }

  /** A column under the heading of a group, named by its role if it holds raw data. */
  private static StudyColumn grouped(Studies studies, Column<?> column, String group) {
    if (column instanceof NumericColumn<?> numeric) {
      double[] values = StudyColumn.numbers(numeric);
      for (InputRole role : roles(studies)) {
        if (Arrays.equals(values, values(studies, role))) {
          ForestColumn heading = new ForestColumn(group, role.column().head(), false);
          return StudyColumn.numbers(heading, values, role.column().isSummed());
        }
      }
    }
    return StudyColumn.of(column, group);
  }

  /** What the studies report, by group. */
  private static List<StudyColumn> raw(Studies studies) {
    return roles(studies).stream()
        .sorted(Comparator.comparing((InputRole role) -> role.column().group()))
        .map(role -> raw(studies, role))
        .toList();
  }

  private static StudyColumn raw(Studies studies, InputRole role) {
    InputGroup group = role.column().group();
    return StudyColumn.numbers(
        new ForestColumn(group.label(), role.column().head(), false),
        values(studies, role),
        role.column().isSummed());
  }

  /** The roles that have a column, and a value of some study. */
  private static List<InputRole> roles(Studies studies) {
    return studies.raw().isEmpty()
        ? List.of()
        : studies.measure().formula().roles().stream()
            .filter(role -> !role.column().head().isEmpty())
            .filter(role -> !Arrays.stream(values(studies, role)).allMatch(Double::isNaN))
            .toList();
  }

  private static double[] values(Studies studies, InputRole role) {
    RawData raw = studies.raw().orElseThrow();
    return IntStream.range(0, studies.k()).mapToDouble(i -> role.value(raw, i)).toArray();
  }

  /** Events and totals of each group in one column. */
  private static List<StudyColumn> joined(List<StudyColumn> columns) {
    List<StudyColumn> joined = new ArrayList<>();
    for (StudyColumn column : columns) {
      StudyColumn last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      boolean isPair =
          last != null
              && last.heading().head().equals(EVENTS)
              && WHOLES.contains(column.heading().head())
              && last.heading().group().equals(column.heading().group());
      if (last != null && isPair) {
        joined.set(joined.size() - 1, last.over(column));
      } else {
        joined.add(column);
      }
    }
    return joined;
  }

  /** Headings from left to right. */
  List<ForestColumn> headings() {
    return all.stream().map(StudyColumn::heading).toList();
  }

  /** What is written for a study. */
  List<String> cells(int study) {
    return all.stream().map(column -> column.cells().get(study)).toList();
  }

  /** What is written for some studies together; empty without totals. */
  List<String> totals(List<Integer> studies) {
    return all.stream().map(column -> column.total().apply(studies)).toList();
  }
}
