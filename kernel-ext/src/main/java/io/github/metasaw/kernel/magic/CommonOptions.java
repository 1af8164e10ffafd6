package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import java.util.List;
import javax.lang.model.SourceVersion;

/** The options that every magic has. */
public final class CommonOptions {

  /** Declares the result. */
  public static final Option<String> AS =
      Option.of(
          "as",
          ValueType.of(
              "NAME", (option, name) -> identifier(name), name -> Code.variable(name, name)),
          "declare the result as a variable");

  /** Prints the Java. */
  public static final Option<Boolean> CODE = Option.flag("code", "print the equivalent Java");

  /** Shows stack traces. */
  public static final Option<Boolean> DEBUG =
      Option.flag("debug", "show the full trace of an error");

  /** Shows the help. */
  public static final Option<Boolean> HELP = Option.flag("help", "show this");

  /** All of them, in the order of the help. */
  public static final List<Option<?>> ALL = List.of(AS, CODE, DEBUG, HELP);

  private CommonOptions() {}

  private static String identifier(String name) {
    if (SourceVersion.isKeyword(name)) {
      throw MetaException.of(
          "'%s' is a word of Java, and no variable can be called so; write for example --as %s1"
              .formatted(name, name.equals("_") ? "fit" : name));
    }
    if (!SourceVersion.isIdentifier(name)) {
      throw MetaException.of(
          "--as takes the name of a variable, not '%s'%s".formatted(name, nearest(name)));
    }
    return name;
  }

  /** The name with what no variable may have replaced, as {@code my-fit} by {@code my_fit}. */
  private static String nearest(String name) {
    String near =
        name.strip().replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceFirst("^(?=\\p{N})", "_");
    return near.matches("_*") || !SourceVersion.isIdentifier(near)
        ? ""
        : "; write for example --as " + near;
  }
}
