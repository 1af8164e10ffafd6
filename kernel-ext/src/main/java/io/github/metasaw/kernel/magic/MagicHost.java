package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Nearest;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.HasInfluence;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Refits;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.report.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** What the magics need of a kernel. */
public interface MagicHost {

  /** More names than this are only counted in a message. */
  int MAX_NAMES = 20;

  /** What users call several values of a type. */
  Map<Class<?>, String> KINDS =
      Map.of(
          Table.class,
          "tables",
          Fit.class,
          "fits",
          FrequentistFit.class,
          "frequentist fits",
          BayesFit.class,
          "Bayesian fits",
          CountsFit.class,
          "fits of counts",
          MantraFit.class,
          "MANTRA fits",
          ScanReport.class,
          "scans");

  /** The variables of the notebook: name and declared type, in the order declared. */
  Map<String, String> variables();

  /**
   * The value of a variable that exists.
   *
   * @param name of a variable that exists
   * @return its value, which may be null
   */
  @Nullable Object value(String name);

  /**
   * Declares a variable of a type, or declares it anew.
   *
   * @param name of the variable
   * @param type it is declared as
   * @param value an instance of the type
   */
  void assign(String name, Class<?> type, Object value);

  /**
   * Whether a magic may declare a variable that nobody has named with {@code --as}.
   *
   * @return true in our own kernel, where this costs nothing
   */
  default boolean declaresUnasked() {
    return false;
  }

  /**
   * Shows a value beneath the cell.
   *
   * @param value anything the kernel can render
   */
  void display(Object value);

  /**
   * Shows a value beneath the cell that has been rendered already.
   *
   * @param value the value itself, for fronts that render on their own
   * @param rendered the same in all its forms
   */
  default void displayRendered(Object value, MimeBundle rendered) {
    display(rendered);
  }

  /**
   * Shows a value beneath the cell, in the place of what was shown there under the same id. May be
   * called from any thread while the cell runs.
   *
   * @param id of the place beneath the cell
   * @param value anything the kernel can render
   */
  void display(String id, Object value);

  /**
   * Prints text beneath the cell.
   *
   * @param text with its own line ends
   */
  default void print(String text) {
    System.out.print(text);
  }

  /**
   * Prints the Java or the R that {@code --code} asks for.
   *
   * @param lines with their ends
   */
  default void printCode(String lines) {
    print(lines);
  }

  /**
   * Whether a variable of that name exists.
   *
   * @param name of a variable
   * @return whether there is one
   */
  default boolean has(String name) {
    return variables().containsKey(name);
  }

  /**
   * The value of a variable, which must be of a type.
   *
   * @param <T> the type
   * @param name of a variable
   * @param type that it must have
   * @return its value
   * @throws MetaException naming the variables of that type, if there is none of that name, it is
   *     null, or is of another type
   */
  default <T> T read(String name, Class<T> type) {
    if (!has(name)) {
      if (FileNames.isTable(name)) {
        throw MetaException.of(
            "'%s' is a file, not a variable; %%read %s --as dat makes the table dat of it"
                .formatted(name, name));
      }
      String near =
          Nearest.to(name, names(type)).map(found -> "; did you mean '" + found + "'?").orElse("");
      throw MetaException.of("no variable '" + name + "'" + near + others(name, type, near));
    }
    Object value = value(name);
    if (value == null) {
      throw MetaException.of("the variable '" + name + "' is null" + others(name, type, ""));
    }
    if (!type.isInstance(value)) {
      throw MetaException.of(
          "'%s' is %s, but %s is needed%s%s"
              .formatted(
                  name,
                  a(kind(value)),
                  a(needed(value, type)),
                  others(name, type, ""),
                  remedy(value, type)));
    }
    return type.cast(value);
  }

  /**
   * What a user calls the type of a value.
   *
   * @param value of a variable
   * @return the name of the public type that the notebook declares, {@code FrequentistFit}
   */
  static String kind(Object value) {
    for (Class<?> known : List.of(FrequentistFit.class, BayesFit.class)) {
      if (known.isInstance(value)) {
        return known.getSimpleName();
      }
    }
    return value.getClass().getSimpleName();
  }

  /** Whether it is what fits of {@code %meta} to estimates and to counts have in common. */
  private static boolean isOfMeta(Class<?> type) {
    return type == PooledFit.class;
  }

  /** Whether the type is an interface that fits of {@code %meta} and posteriors share. */
  private static boolean isOfAll(Class<?> type) {
    return type == Refits.class || type == HasInfluence.class;
  }

  /** What is needed in place of a value, in words that tell it from what the value is. */
  private static String needed(Object value, Class<?> type) {
    if (isOfMeta(type)) {
      return "fit of %meta";
    }
    if (isOfAll(type)) {
      return "fit of %meta or %%bayes";
    }
    return value instanceof CountsFit && type == FrequentistFit.class
        ? "FrequentistFit, to estimates and their variances instead of counts,"
        : type.getSimpleName();
  }

  /** How a fit of the estimates is made of the table whose counts were pooled. */
  private String remedy(Object value, Class<?> type) {
    if (!(value instanceof CountsFit counts)
        || type != FrequentistFit.class
        || !has(counts.studies().name())) {
      return "";
    }
    return "; %%meta %s --as fit2 pools the estimates".formatted(counts.studies().name());
  }

  private static String a(String noun) {
    return ("AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }

  private String others(String name, Class<?> type, String before) {
    List<String> names = names(type).stream().filter(one -> !one.equals(name)).toList();
    String what =
        isOfMeta(type)
            ? "fits of %meta"
            : KINDS.getOrDefault(isOfAll(type) ? Fit.class : type, "variables");
    String start = before.endsWith("?") ? " " : "; ";
    if (names.isEmpty()) {
      return start + "there are no " + what + " yet";
    }
    List<String> first = names.subList(0, Math.min(MAX_NAMES, names.size()));
    String more =
        names.size() > MAX_NAMES ? " and %d more".formatted(names.size() - MAX_NAMES) : "";
    return start + what + " here: " + String.join(", ", first) + more;
  }

  /**
   * The variables declared as a type or as one below it; not those that JShell makes of bare
   * expressions, as $3. A variable is not evaluated, for that compiles a snippet each.
   *
   * @param type a class or an interface
   * @return their names, in the order of their declaration
   */
  default List<String> names(Class<?> type) {
    Set<String> declared =
        Stream.concat(Stream.of(type), KINDS.keySet().stream().filter(type::isAssignableFrom))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    return variables().entrySet().stream()
        .filter(variable -> !variable.getKey().startsWith("$"))
        .filter(variable -> type == Object.class || declared.contains(simple(variable.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** {@code Table} for {@code tech.tablesaw.api.Table}, {@code List} for {@code List<String>}. */
  private static String simple(String declared) {
    String raw = declared.replaceFirst("<.*", "");
    return raw.substring(raw.lastIndexOf('.') + 1);
  }
}
