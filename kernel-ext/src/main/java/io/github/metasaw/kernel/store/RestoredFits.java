package io.github.metasaw.kernel.store;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.magic.CellText;
import io.github.metasaw.kernel.magic.LineParser;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.MagicResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results of a file, made again from its data by the magics that made them. */
public final class RestoredFits implements Tabular {

  private final StoredJson stored;
  private final StoredNotebook notebook;

  private RestoredFits(StoredJson stored, StoredNotebook notebook) {
    this.stored = stored;
    this.notebook = notebook;
  }

  /**
   * Reads a file and makes its results again.
   *
   * @param path of the file
   * @param registry all magics
   * @return the results
   * @throws MetaException if the file was not written by {@link StoredFits}, by a later format of
   *     it, or is damaged
   */
  public static RestoredFits read(Path path, MagicRegistry registry) {
    return read(path, registry, null);
  }

  /**
   * Reads a file and makes its results again.
   *
   * @param path of the file
   * @param registry all magics
   * @param around where progress is shown; null for nowhere
   * @return the results
   * @throws MetaException as {@link #read(Path, MagicRegistry)}
   */
  public static RestoredFits read(Path path, MagicRegistry registry, @Nullable MagicHost around) {
    StoredJson stored = StoredJson.read(path);
    StoredNotebook notebook = new StoredNotebook(stored.data(), around);
    for (Map.Entry<String, List<String>> cell : stored.cells().entrySet()) {
      try {
        run(cell.getKey(), cell.getValue(), registry, notebook);
      } catch (MetaException fault) {
        throw StoredJson.damaged(path, cell.getValue().get(0) + " fails: " + fault.getMessage());
      }
    }
    return new RestoredFits(stored, notebook);
  }

  private static void run(
      String name, List<String> cell, MagicRegistry registry, StoredNotebook notebook) {
    boolean isOverCell = cell.get(0).startsWith("%%");
    List<String> words = CellText.split(cell.get(0).replaceFirst("^%%?", ""));
    Magic magic =
        registry
            .find(words.get(0))
            .filter(found -> Recipes.areKept(found.type()))
            .orElseThrow(() -> MetaException.of("%" + words.get(0) + " makes no fit"));
    String body = isOverCell ? String.join("\n", cell.subList(1, cell.size())) : null;
    RecordingHost host = new RecordingHost(notebook);
    MagicLine line =
        LineParser.of(registry, magic).parse(words.subList(1, words.size()), body, host);
    MagicResult result = magic.run(line);
    Object value = result.value().value();
    Recipes.remember(value, new Recipe(magic.name(), line.making(), body, host.inputs()));
    notebook.assign(name, result.typeOr(magic.type()), value);
  }

  /** The names of the results. */
  public List<String> names() {
    return List.copyOf(stored.numbers().keySet());
  }

  /**
   * A result.
   *
   * @param name of the variable that held it
   * @param type that it has
   * @return the result
   * @throws MetaException if there is no result of that name
   */
  public <T> T get(String name, Class<T> type) {
    if (!stored.numbers().containsKey(name)) {
      throw MetaException.unknown("result", name, "in the file", names());
    }
    return notebook.read(name, type);
  }

  /** The type as which a result is declared. */
  public Class<?> type(String name) {
    return notebook.type(name);
  }

  /** The data of the results: variable and value. */
  public Map<String, Object> data() {
    return stored.data();
  }

  /**
   * Results that differ from what the file holds, as another version may compute them, or after the
   * file was edited.
   *
   * @return a sentence each
   */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    stored
        .numbers()
        .forEach(
            (name, numbers) ->
                StoredNumbers.difference(numbers, StoredNumbers.of(get(name, Object.class)))
                    .map(
                        what ->
                            "%s: %s, in the file of Metasaw %s"
                                .formatted(name, what, stored.metasaw()))
                    .ifPresent(differences::add));
    return differences;
  }

  /** The results, a row each, with the magic that made each. */
  @Override
  public Table table() {
    StringColumn name = StringColumn.create("name");
    StringColumn made = StringColumn.create("made by");
    names()
        .forEach(
            one -> {
              name.append(one);
              made.append(stored.cells().getOrDefault(one, List.of("")).get(0));
            });
    return Table.create("restored", name, made);
  }
}
