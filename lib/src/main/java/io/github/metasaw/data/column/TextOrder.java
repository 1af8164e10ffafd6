package io.github.metasaw.data.column;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Map;

/**
 * The order of text, the same on every machine: that of Unicode's root collation (UTS 10), which R
 * follows in an English locale. Letters count first, whatever their accents and case; then accents;
 * then lower before upper case. Blanks and punctuation come before digits, and digits before
 * letters. R in the C locale puts capitals first instead.
 */
public final class TextOrder implements Comparator<String> {

  /** The only one. */
  public static final TextOrder ROOT = new TextOrder();

  private static final String PUNCTUATION = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

  /** Letters that sort as others, but do not decompose into them. */
  private static final Map<Integer, String> AS =
      Map.of(
          (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'ł', "l",
          (int) 'đ', "d", (int) 'ð', "d", (int) 'ħ', "h");

  private TextOrder() {}

  @Override
  public int compare(String a, String b) {
    Keys left = new Keys(a);
    Keys right = new Keys(b);
    int order = compare(left.letters, right.letters);
    order = order == 0 ? compare(left.accents, right.accents) : order;
    order = order == 0 ? compare(left.capitals, right.capitals) : order;
    return order == 0 ? a.compareTo(b) : order;
  }

  private static int compare(StringBuilder a, StringBuilder b) {
    return a.toString().compareTo(b.toString());
  }

  /** What is compared first, second and third. */
  private static final class Keys {

    private static final char UNMARKED = 1;

    /** What tells an o with a stroke from one without. */
    private static final String STROKEN = UNMARKED + "\u0338";

    private final StringBuilder letters = new StringBuilder();
    private final StringBuilder accents = new StringBuilder();
    private final StringBuilder capitals = new StringBuilder();

    Keys(String text) {
      Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(this::add);
    }

    private void add(int c) {
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        accents.appendCodePoint(c);
        return;
      }
      int lower = Character.toLowerCase(c);
      String as = AS.get(lower);
      if (as == null) {
        letter(lower);
        accents.append(UNMARKED);
      } else {
        as.chars().forEach(this::letter);
        accents.append(STROKEN.repeat(as.length()));
      }
      capitals.append(lower == c ? '0' : '1');
    }

    /** Its class, then its place in the class. */
    private void letter(int c) {
      int punctuation = PUNCTUATION.indexOf(c);
      if (punctuation >= 0) {
        letters.append('0').append((char) punctuation);
      } else if (Character.isDigit(c)) {
        letters.append('2').append((char) Character.digit(c, 10));
      } else {
        letters.append(Character.isLetter(c) ? '3' : '1').appendCodePoint(c);
      }
    }
  }
}
