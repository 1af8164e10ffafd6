package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.formula.GroupCovariance.Distance;
import io.github.metasaw.formula.GroupCovariance.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parses the part of a group term that specifies how its effects are correlated. */
final class CovarianceParser {

  private final Tokens tokens;

  private CovarianceParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * How the effects of a group are correlated.
   *
   * @param covariance the structure; empty if none is written
   * @param relationship the matrix of known correlations between levels; empty if none is written
   */
  record Parsed(Optional<GroupCovariance> covariance, Optional<TermFactor.Column> relationship) {}

  /**
   * Reads {@code , cov = cs} and {@code , R = A} before the closing parenthesis of a group term.
   *
   * @param tokens the tokens from the comma, if there is one
   * @param isGiven whether {@code ||} or a tag already specifies how the effects are correlated
   * @return both empty if the group term closes at once
   */
  static Parsed read(Tokens tokens, boolean isGiven) {
    CovarianceParser parser = new CovarianceParser(tokens);
    Optional<GroupCovariance> covariance = Optional.empty();
    Optional<TermFactor.Column> relationship = Optional.empty();
    while (tokens.take(",")) {
      Token word = tokens.peek();
      if (word.text().equals("cov") && covariance.isEmpty()) {
        covariance = Optional.of(parser.covariance(isGiven));
      } else if (word.text().equals("R") && relationship.isEmpty()) {
        relationship = Optional.of(parser.relationship());
      } else {
        throw tokens.fault(
            "cov = ... or R = ... is expected once in the group, as in (0 + outcome | study, cov = hcs) or (1 | species, R = A), not "
                + word.words());
      }
    }
    if (covariance.isPresent()
        && covariance.get().structure().isSpatial()
        && relationship.isPresent()) {
      throw MetaException.format(
          "%s and R = %s both say how levels are correlated %s; leave one out, or write two groups",
          covariance.get().code(), relationship.get().name(), covariance.get().span().place());
    }
    return new Parsed(covariance, relationship);
  }

  private TermFactor.Column relationship() {
    tokens.next();
    tokens.expect("=", "after R");
    return column("the name of a matrix of correlations");
  }

  private TermFactor.Column column(String what) {
    Token name = tokens.name(what);
    return new TermFactor.Column(name.text(), name.span());
  }

  private GroupCovariance covariance(boolean isGiven) {
    if (isGiven) {
      throw tokens.fault(
          "cov = ... says how the effects of one (... | group) are correlated, so it cannot be combined with || or a tag");
    }
    Token word = tokens.next();
    tokens.expect("=", "after cov");
    Token name = tokens.name("a covariance structure");
    Structure structure =
        Arrays.stream(Structure.values())
            .filter(one -> one.id().equals(name.text()))
            .findFirst()
            .orElseThrow(
                () ->
                    MetaException.unknown(
                        "covariance structure",
                        name.text(),
                        name.span().place(),
                        Named.ids(Structure.values())));
    if (structure == Structure.CAR) {
      tokens.expect("(", "after car, which needs a column of times, as in cov = car(week)");
      TermFactor.Column time = column("a column of times");
      tokens.expect(")", "to close car(");
      return new GroupCovariance(structure, List.of(time), Distance.EUCLIDEAN, word.span());
    }
    return structure.isSpatial()
        ? spatial(structure, word)
        : new GroupCovariance(structure, List.of(), Distance.EUCLIDEAN, word.span());
  }

  /** {@code (D)}, {@code (x, y)}, {@code (lon, lat, dist = gcd)}. */
  private GroupCovariance spatial(Structure structure, Token word) {
    String id = structure.id();
    tokens.expect(
        "(",
        "after %s, which needs distances or coordinates, as in cov = %1$s(D) or cov = %1$s(x, y)"
            .formatted(id));
    List<TermFactor.Column> arguments = new ArrayList<>();
    Distance distance = Distance.EUCLIDEAN;
    arguments.add(column("a matrix of distances or a column of coordinates"));
    while (tokens.take(",")) {
      if (tokens.peek(1).is("=")) {
        distance = distance();
        break;
      }
      arguments.add(column("a column of coordinates"));
    }
    tokens.expect(")", "to close " + id + "(");
    if (distance == Distance.GREAT_CIRCLE && arguments.size() != 2) {
      throw MetaException.format(
          "dist = gcd needs two columns, longitude and latitude in degrees %s; write cov = %s(lon, lat, dist = gcd)",
          word.span().place(), id);
    }
    return new GroupCovariance(structure, arguments, distance, word.span());
  }

  private Distance distance() {
    Token word = tokens.peek();
    if (!word.text().equals("dist")) {
      throw tokens.fault(
          "dist = ... is the only thing that can be set here, as in dist = gcd, not "
              + word.words());
    }
    tokens.next();
    tokens.next();
    Token name = tokens.name("a kind of distance");
    return Arrays.stream(Distance.values())
        .filter(one -> one.id().equals(name.text()))
        .findFirst()
        .orElseThrow(
            () ->
                MetaException.unknown(
                    "distance", name.text(), name.span().place(), Named.ids(Distance.values())));
  }
}
