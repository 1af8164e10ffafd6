package io.github.metasaw.kernel.magic.moderators;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.Set;

/** The option that names a text moderator of the mean. */
final class ModeratorOption {

  /** The moderator. */
  static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "the text moderator of the mean");

  private ModeratorOption() {}

  /**
   * The moderator of a line: the one it names, or the only one there is.
   *
   * @param line of a magic that takes {@link #BY}
   * @param fit whose mean has moderators
   * @return name of a column
   */
  static Code<String> of(MagicLine line, Code<FrequentistFit> fit) {
    Set<String> all = fit.value().design().factors().keySet();
    if (all.isEmpty()) {
      throw MetaException.of(
          "the mean of '%s' has no text moderator; fit one, as in yi ~ group + meta_V(V = vi)"
              .formatted(fit.java()));
    }
    if (!line.has(BY) && all.size() > 1) {
      throw MetaException.of("say which moderator: --by " + String.join(" or --by ", all));
    }
    return line.given(BY).orElseGet(() -> Literal.text(all.iterator().next()));
  }
}
