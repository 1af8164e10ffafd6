package io.github.metasaw.kernel.store;

import com.google.gson.JsonObject;
import io.github.metasaw.data.OutputFile;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.magic.SavesItself;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Results of magics with what makes them again: the cells as they were typed, and the data as they
 * were. A file of them is JSON for programs and for the eye. Immutable.
 *
 * <pre>{@code
 * StoredFits.of().with("fit", fit).save(Path.of("fit.json"));
 * FrequentistFit again =
 *     RestoredFits.read(Path.of("fit.json"), MetasawMagics.registry()).get("fit", FrequentistFit.class);
 * }</pre>
 */
public final class StoredFits implements Tabular, SavesItself {

  private final Map<String, JsonObject> fits;
  private final Map<String, List<String>> cells;
  private final Map<String, JsonObject> data;

  private StoredFits(
      Map<String, JsonObject> fits, Map<String, List<String>> cells, Map<String, JsonObject> data) {
    this.fits = Collections.unmodifiableMap(new LinkedHashMap<>(fits));
    this.cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    this.data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /**
   * No results yet.
   *
   * @return to add to
   */
  public static StoredFits of() {
    return new StoredFits(Map.of(), Map.of(), Map.of());
  }

  /**
   * These results and one more.
   *
   * @param name of the variable that holds it
   * @param fit a result that a magic has made in this session
   * @return a copy
   * @throws MetaException if the result was made in Java, or if a variable that it needs cannot be
   *     stored or is another one for the results before it
   */
  public StoredFits with(String name, Object fit) {
    Map<String, List<String>> allCells = new LinkedHashMap<>(cells);
    Map<String, JsonObject> allData = new LinkedHashMap<>(data);
    new Collector(allCells, allData).cell(name, fit);
    JsonObject about = new JsonObject();
    JsonObject settings = new JsonObject();
    settings(fit).forEach(settings::addProperty);
    about.add("settings", settings);
    JsonObject numbers = new JsonObject();
    StoredNumbers.of(fit).forEach((of, number) -> numbers.add(of, JsonValues.number(number)));
    about.add(StoredJson.NUMBERS, numbers);
    Map<String, JsonObject> allFits = new LinkedHashMap<>(fits);
    allFits.put(name, about);
    return new StoredFits(allFits, allCells, allData);
  }

  private static Map<String, String> settings(Object value) {
    return value instanceof Fit fit
        ? fit.provenance().settings()
        : value instanceof MantraFit fit ? fit.provenance().settings() : Map.of();
  }

  /** Collects the cells of results, those first that others read, and the data of all. */
  private record Collector(Map<String, List<String>> cells, Map<String, JsonObject> data) {

    void cell(String name, Object value) {
      Recipe recipe =
          Recipes.of(value)
              .orElseThrow(
                  () ->
                      MetaException.of(
                          "'%s' was not made by a magic of this session, and only what magics make can be made again from a file: %%meta dat --as %1$s"
                              .formatted(name)));
      for (Map.Entry<String, Object> input : recipe.inputs().entrySet()) {
        if (Recipes.of(input.getValue()).isPresent()) {
          cell(input.getKey(), input.getValue());
        } else {
          datum(name, input.getKey(), input.getValue());
        }
      }
      List<String> cell = recipe.cell(name);
      refuseOther(name, name, cells.get(name), cell);
      refuseOther(name, name, data.containsKey(name) ? List.of() : null, cell);
      cells.put(name, cell);
    }

    private void datum(String fit, String name, Object value) {
      JsonObject json;
      try {
        json = DataJson.write(name, value);
      } catch (MetaException refused) {
        throw MetaException.of("'" + fit + "' cannot be stored: " + refused.getMessage());
      }
      refuseOther(fit, name, data.get(name), json);
      refuseOther(fit, name, cells.containsKey(name) ? List.of() : null, json);
      data.put(name, json);
    }

    private static void refuseOther(String fit, String name, @Nullable Object there, Object value) {
      if (there != null && !there.equals(value)) {
        throw MetaException.of(
            "'%s' stands for one thing in '%s' and for another in the results before it; store them in files of their own"
                .formatted(name, fit));
      }
    }
  }

  /** The cells that make the results again, in order. */
  public List<String> cells() {
    List<String> texts = new ArrayList<>();
    cells.values().forEach(lines -> texts.add(String.join("\n", lines)));
    return texts;
  }

  @Override
  public boolean save(Path path) {
    String text = JsonValues.text(StoredJson.write(Provenance.of(Map.of()), fits, cells, data));
    return OutputFile.of(path).write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is stored: the results and the data, a row each. */
  @Override
  public Table table() {
    Table table =
        Table.create(
            "stored",
            StringColumn.create("name"),
            StringColumn.create("what"),
            StringColumn.create("made by"));
    cells.forEach(
        (name, lines) -> row(table, name, fits.containsKey(name) ? "fit" : "needed", lines.get(0)));
    data.forEach((name, json) -> row(table, name, DataJson.kind(json), ""));
    return table;
  }

  private static void row(Table table, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      table.stringColumn(i).append(cells[i]);
    }
  }
}
