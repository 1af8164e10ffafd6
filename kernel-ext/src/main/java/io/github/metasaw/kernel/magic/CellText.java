package io.github.metasaw.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a magic as they stand in a cell: split at blanks, and written so again. */
public final class CellText {

  private CellText() {}

  /**
   * Splits at blanks outside double quotation marks. A backslash takes the special meaning from a
   * quotation mark or a backslash after it, and is a character like others elsewhere, as in the
   * path of a file.
   *
   * @param text a line
   * @return its words; an empty pair of quotation marks is an empty word
   */
  public static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isQuoted = false;
    boolean isWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isEscape = c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1));
      if (isEscape) {
        i++;
        word.append(text.charAt(i));
        isWord = true;
      } else if (c == '"') {
        isQuoted = !isQuoted;
        isWord = true;
      } else if (Character.isWhitespace(c) && !isQuoted) {
        if (isWord) {
          words.add(word.toString());
          word.setLength(0);
          isWord = false;
        }
      } else {
        word.append(c);
        isWord = true;
      }
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isSpecial(char c) {
    return c == '"' || c == '\\';
  }

  /**
   * Writes words so that {@link #split} gives them again.
   *
   * @param words without line ends
   * @return a line
   */
  public static String join(List<String> words) {
    return words.stream().map(CellText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    String escaped = word.replace("\\", "\\\\").replace("\"", "\\\"");
    boolean isPlain = !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace);
    return isPlain ? escaped : '"' + escaped + '"';
  }
}
