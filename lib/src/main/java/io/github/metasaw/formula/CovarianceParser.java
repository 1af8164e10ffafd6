package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Arrays;
import java.util.Optional;

/** Parses the part of a group term that specifies how its effects are correlated. */
final class CovarianceParser {

  private CovarianceParser() {}

  /**
   * Reads {@code , cov = cs} before the closing parenthesis of a group term.
   *
   * @param tokens the tokens from the comma, if there is one
   * @param isGiven whether {@code ||} or a tag already specifies how the effects are correlated
   * @return the structure; empty if the group term closes at once
   */
  static Optional<GroupCovariance> read(Tokens tokens, boolean isGiven) {
    if (!tokens.take(",")) {
      return Optional.empty();
    }
    Token word = tokens.peek();
    if (!word.text().equals("cov")) {
      throw tokens.fault(
          "cov = ... is expected in the group, as in (0 + outcome | study, cov = hcs), not "
              + word.words());
    }
    if (isGiven) {
      throw tokens.fault(
          "cov = ... says how the effects of one (... | group) are correlated, so it cannot be combined with || or a tag");
    }
    tokens.next();
    tokens.expect("=", "after cov");
    Token name = tokens.name("a covariance structure");
    GroupCovariance.Structure structure =
        Arrays.stream(GroupCovariance.Structure.values())
            .filter(one -> one.id().equals(name.text()))
            .findFirst()
            .orElseThrow(
                () ->
                    MetaException.unknown(
                        "covariance structure",
                        name.text(),
                        name.span().place(),
                        Named.ids(GroupCovariance.Structure.values())));
    Optional<TermFactor.Column> time = Optional.empty();
    if (structure == GroupCovariance.Structure.CAR) {
      tokens.expect("(", "after car, which needs a column of times, as in cov = car(week)");
      Token column = tokens.name("a column of times");
      time = Optional.of(new TermFactor.Column(column.text(), column.span()));
      tokens.expect(")", "to close car(");
    }
    return Optional.of(new GroupCovariance(structure, time, word.span()));
  }
}
