package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.column.TextOrder;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/** The order of the studies in a forest plot, and their groups. */
final class ForestOrder {

  private final Studies studies;
  private final ForestContent content;
  private final double[] yi;
  private final double[] vi;
  private final double @Nullable [] weights;

  ForestOrder(Studies studies, ForestContent content, double @Nullable [] weights) {
    this.studies = studies;
    this.content = content;
    this.weights = weights;
    this.yi = studies.yi();
    this.vi = studies.vi();
  }

  /**
   * Indices of the studies, in order, by group; a single group without a name if none are asked.
   */
  Map<String, List<Integer>> groups() {
    List<Integer> order = order();
    String by = content.group();
    if (by == null) {
      return Map.of("", order);
    }
    Map<Integer, String> names = new HashMap<>();
    studies.groups(by).forEach((name, rows) -> rows.forEach(row -> names.put(row, name)));
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i : order) {
      String name = names.getOrDefault(i, "");
      groups.computeIfAbsent(name, key -> new java.util.ArrayList<>()).add(i);
    }
    return groups;
  }

  private List<Integer> order() {
    Comparator<Integer> comparator = comparator();
    java.util.stream.Stream<Integer> rows = IntStream.range(0, studies.k()).boxed();
    if (comparator == null) {
      return rows.toList();
    }
    return rows.sorted(content.order().isDescending() ? comparator.reversed() : comparator)
        .toList();
  }

  private @Nullable Comparator<Integer> comparator() {
    String sort = content.order().by();
    if (sort == null) {
      return null;
    }
    return switch (sort.toLowerCase(Locale.ROOT)) {
      case "yi", "estimate" -> by(i -> yi[i]);
      case "vi", "sei" -> by(i -> vi[i]);
      case "weight" -> by(i -> weights == null ? 1 / vi[i] : weights[i]);
      case "label" -> Comparator.comparing(i -> studies.labels().get(i), TextOrder.ROOT);
      default -> byColumn(column(studies, sort));
    };
  }

  private static Comparator<Integer> by(ToDoubleFunction<Integer> value) {
    return Comparator.comparingDouble(value);
  }

  private static <T> Comparator<Integer> byColumn(Column<T> column) {
    return (a, b) -> column.compare(column.get(a), column.get(b));
  }

  /** A column of the studies' table; an unknown name gets the nearest. */
  static Column<?> column(Studies studies, String name) {
    for (Column<?> column : studies.table().columns()) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }
    throw MetaException.unknown(
        "column", name, "in " + studies.name(), studies.table().columnNames());
  }
}
