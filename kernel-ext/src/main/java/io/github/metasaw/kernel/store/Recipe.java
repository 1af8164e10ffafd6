package io.github.metasaw.kernel.store;

import io.github.metasaw.kernel.magic.CellText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a magic made a result: what was typed, and the variables it read, as they were then.
 *
 * @param magic its name
 * @param words after the name, without options that only show, declare or write the result
 * @param body the lines below a cell magic; null for a line
 * @param inputs the variables read, by name, in the order read
 */
public record Recipe(
    String magic, List<String> words, @Nullable String body, Map<String, Object> inputs) {

  public Recipe {
    words = List.copyOf(words);
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /**
   * The cell that declares the result.
   *
   * @param name of the variable
   * @return its lines: the magic, then the model
   */
  public List<String> cell(String name) {
    List<String> typed = new ArrayList<>(words);
    typed.addAll(List.of("--as", name));
    String line = (body == null ? "%" : "%%") + magic + " " + CellText.join(typed);
    List<String> lines = new ArrayList<>(List.of(line));
    if (body != null) {
      lines.addAll(body.strip().lines().toList());
    }
    return lines;
  }
}
