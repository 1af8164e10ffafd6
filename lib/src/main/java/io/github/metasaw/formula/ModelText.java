package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A parsed model: one line per parameter, in the order in which they were written.
 *
 * @param lines at least one; the first that models {@link Target.Mu} names the response
 * @param priors the lines of priors
 */
public record ModelText(List<ModelLine> lines, List<PriorText> priors) {

  /** Spelt out for engines of regular expressions that do not know the short form. */
  private static final Pattern LINE_BREAK =
      Pattern.compile("\r\n|[\n\u000B\f\r\u0085\u2028\u2029]");

  public ModelText {
    lines = List.copyOf(lines);
    priors = List.copyOf(priors);
  }

  /**
   * Parses model text, one line per parameter; blank lines and comments after {@code #} are
   * skipped.
   *
   * @param text for example {@code yi ~ 1 + meta_V(V = vi)}
   * @return the model
   * @throws MetaException with line and column, for what is not model text
   */
  public static ModelText parse(String text) {
    List<ModelLine> lines = new ArrayList<>();
    List<PriorText> priors = new ArrayList<>();
    String[] raw = LINE_BREAK.split(text, -1);
    for (int i = 0; i < raw.length; i++) {
      List<Token> tokens = Lexer.tokens(raw[i], i + 1);
      if (tokens.size() > 1 && PriorParser.begins(tokens)) {
        priors.add(PriorParser.line(tokens));
      } else if (tokens.size() > 1) {
        lines.add(Parser.line(tokens, new Span(i + 1, 1, raw[i].strip()), lines.isEmpty()));
      }
    }
    if (lines.isEmpty()) {
      throw MetaException.of("the model is empty: write for example yi ~ 1 + meta_V(V = vi)");
    }
    return new ModelText(lines, priors);
  }

  /**
   * The line of the mean.
   *
   * @return the first line that models mu
   * @throws MetaException if no line does
   */
  public ModelLine mean() {
    return lines.stream()
        .filter(line -> line.target() instanceof Target.Mu)
        .findFirst()
        .orElseThrow(() -> MetaException.of("no line says what the estimates are: add yi ~ 1"));
  }

  /**
   * The model as text.
   *
   * @return text that parses to the same model
   */
  public String code() {
    List<String> code = new ArrayList<>();
    lines.forEach(line -> code.add(line.code()));
    priors.forEach(prior -> code.add(prior.code()));
    return String.join("\n", code);
  }
}
