package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.kernel.magic.LineParser;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs cells that begin with a magic, as a kernel does. */
public final class Cell {

  /** The magics of a notebook. */
  public static final MagicRegistry MAGICS = MetasawMagics.registry();

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private Cell() {}

  /** Runs a line alone, which a kernel splits at blanks outside of double quotes. */
  public static Object call(MagicHost host, String line) {
    return call(host, line, null);
  }

  /** Runs a line with the lines below it. */
  public static Object call(MagicHost host, String line, String body) {
    List<String> words = words(line);
    return run(host, words.remove(0).substring(1), words, body);
  }

  /** The words of a line. */
  public static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  /** Runs a magic on words. */
  public static Object run(MagicHost host, String magic, List<String> words, String body) {
    Magic found = MAGICS.find(magic).orElseThrow(() -> new AssertionError(magic));
    return new MagicRunner(MAGICS, host).run(found, words, body);
  }

  /** A parsed line of a magic, which has not run. */
  public static MagicLine line(MagicHost host, String line) {
    List<String> words = words(line);
    Magic magic = MAGICS.find(words.remove(0).substring(1)).orElseThrow();
    return LineParser.of(MAGICS, magic).parse(words, null, host);
  }

  /** The one line that a wrong line shows. */
  public static String fault(MagicHost host, String line) {
    return fault(host, line, null);
  }

  /** The one line that a wrong cell shows. */
  public static String fault(MagicHost host, String line, String body) {
    return assertThrows(MetaError.class, () -> call(host, line, body)).getMessage();
  }
}
