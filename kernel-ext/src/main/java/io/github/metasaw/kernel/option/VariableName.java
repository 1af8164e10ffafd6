package io.github.metasaw.kernel.option;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Names of variables in options: what Java cannot declare is refused with a name that it can. */
public final class VariableName {

  private VariableName() {}

  /**
   * A name under which a variable can be declared.
   *
   * @param option name without hyphens, for messages
   * @param name as it was typed
   * @return the same name
   * @throws MetaException if Java has no variable of that name, with one that it can have
   */
  static String declarable(String option, String name) {
    readable(option, name);
    if (!SourceVersion.isIdentifier(name)) {
      throw MetaException.of(
          "--%s takes the name of a variable, not '%s'%s"
              .formatted(option, name, nearest(option, name)));
    }
    return name;
  }

  /**
   * A name that is not a reserved word of Java; the notebook knows whether there is such a
   * variable.
   *
   * @param option name without hyphens, for messages
   * @param name as it was typed
   * @return the same name
   * @throws MetaException for a reserved word
   */
  static String readable(String option, String name) {
    if (SourceVersion.isKeyword(name)) {
      throw MetaException.of(
          "'%s' is a reserved word of Java and cannot name a variable; write for example --%s %s"
              .formatted(name, option, instead(name)));
    }
    return name;
  }

  private static String instead(String word) {
    return switch (word) {
      case "new" -> "newdata";
      case "_" -> "fit";
      default -> word + "1";
    };
  }

  private static String nearest(String option, String name) {
    return nearest(name)
        .map(near -> "; write for example --%s %s".formatted(option, near))
        .orElse("");
  }

  /**
   * The name with what no variable may have replaced, as {@code my-fit} by {@code my_fit}.
   *
   * @param text any text
   * @return empty if nothing of it may stand in a name
   */
  public static Optional<String> nearest(String text) {
    String near =
        text.strip().replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceFirst("^(?=\\p{N})", "_");
    return near.matches("_*") ? Optional.empty() : identifier(near);
  }

  private static Optional<String> identifier(String near) {
    String name = SourceVersion.isKeyword(near) ? instead(near) : near;
    return SourceVersion.isIdentifier(name) ? Optional.of(name) : Optional.empty();
  }
}
