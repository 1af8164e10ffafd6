package io.github.metasaw.kernel.jshell;

import io.github.metasaw.kernel.magic.CellText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A magic as it stands in a cell.
 *
 * @param name after the per cent signs
 * @param words after the name, quotation marks removed
 * @param body the lines below a cell magic; null for a line
 */
record MagicCall(String name, List<String> words, @Nullable String body) {

  /** {@code %meta?}, {@code %%meta?} and {@code ?%meta} ask for the help of a magic. */
  private static final Pattern QUESTION = Pattern.compile("(?:\\?\\s*%?%?([\\w-]+)|([\\w-]+)\\?)");

  MagicCall {
    words = List.copyOf(words);
  }

  /**
   * A magic on a line.
   *
   * @param text what stands after the per cent sign, at least a name
   * @return the magic, or its help where the name ends with a question mark
   */
  static MagicCall line(String text) {
    Matcher question = QUESTION.matcher(text.strip());
    if (question.matches()) {
      String name = question.group(1) == null ? question.group(2) : question.group(1);
      return new MagicCall("help", List.of(name), null);
    }
    List<String> words = CellText.split(text);
    return new MagicCall(words.get(0), words.subList(1, words.size()), null);
  }

  /**
   * A magic over a cell.
   *
   * @param text what stands after the two per cent signs on its line, at least a name
   * @param body the lines below, which may be empty
   * @return the magic
   */
  static MagicCall cell(String text, String body) {
    MagicCall line = line(text);
    return line.name.equals("help") ? line : new MagicCall(line.name, line.words, body);
  }
}
