package io.github.metasaw.kernel.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** The cells that made results, for readers: the data first, then fits before what reads them. */
public final class RecipeCells {

  private final Map<String, String> data = new LinkedHashMap<>();
  private final Map<String, String> cells = new LinkedHashMap<>();

  /**
   * Adds a result and what it was made of.
   *
   * @param name of the variable that holds it
   * @param value any value; what no magic has made is left out
   */
  public void add(String name, Object value) {
    Optional<Recipe> recipe = Recipes.of(value);
    if (recipe.isEmpty()) {
      return;
    }
    recipe
        .get()
        .inputs()
        .forEach(
            (input, of) -> {
              if (of instanceof StoredTable table) {
                data.put(input, words(input, table.table()));
              } else {
                add(input, of);
              }
            });
    cells.put(name, String.join("\n", recipe.get().cell(name)));
  }

  private static String words(String name, Table table) {
    return "// %s: a table of %d %s with the columns %s"
        .formatted(
            name,
            table.rowCount(),
            table.rowCount() == 1 ? "row" : "rows",
            String.join(", ", table.columnNames()));
  }

  /**
   * The cells.
   *
   * @return a comment on the data, then one text per cell; empty if no magic has made the results
   */
  public List<String> texts() {
    if (cells.isEmpty()) {
      return List.of();
    }
    Map<String, String> all = new LinkedHashMap<>();
    if (!data.isEmpty()) {
      all.put("", String.join("\n", data.values()));
    }
    all.putAll(cells);
    return List.copyOf(all.values());
  }
}
