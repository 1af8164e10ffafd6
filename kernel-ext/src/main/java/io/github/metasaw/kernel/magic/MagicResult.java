package io.github.metasaw.kernel.magic;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.plot.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a magic has done. Immutable; start at {@link #of}.
 *
 * @param value the result with its Java, for {@code --as}, {@code --code} and an assignment
 * @param shown what is shown, in order
 * @param type as which {@code --as} declares the value; null for that of the magic
 * @param variables that are declared whether or not the line has {@code --as}, in order
 */
public record MagicResult(
    Code<?> value, List<Shown> shown, @Nullable Class<?> type, List<Declared> variables) {

  public MagicResult {
    shown = List.copyOf(shown);
    variables = List.copyOf(variables);
  }

  private MagicResult(Code<?> value, List<Shown> shown, @Nullable Class<?> type) {
    this(value, shown, type, List.of());
  }

  /**
   * A variable that a magic declares beside its result.
   *
   * @param name of the variable
   * @param type a public type that notebooks import
   * @param value an instance of it
   */
  public record Declared(String name, Class<?> type, Object value) {}

  /**
   * Something shown beneath the cell.
   *
   * @param value as it is displayed
   * @param type in generated Java, {@code Figure}; empty for what the result itself displays
   * @param name of the variable in generated Java
   * @param java that gives the value
   */
  public record Shown(Object value, String type, String name, String java) {

    /**
     * Whether generated Java has a line for it.
     *
     * @return false for the result itself and for a sheet that words it
     */
    public boolean hasJava() {
      return !type.isEmpty();
    }
  }

  /**
   * A result that shows itself.
   *
   * @param value the result
   * @return with itself as what is shown
   */
  public static MagicResult of(Code<?> value) {
    return new MagicResult(value, List.of(plain(value.value())), null);
  }

  /**
   * A result that is shown in other words.
   *
   * @param value the result
   * @param views what is shown in its place, in order; sheets that word the same result
   * @return with what is shown
   */
  public static MagicResult of(Code<?> value, List<?> views) {
    return new MagicResult(value, views.stream().map(MagicResult::plain).toList(), null);
  }

  private static Shown plain(Object value) {
    return new Shown(value, "", "", "");
  }

  /**
   * This result, declared as another type than that of the magic.
   *
   * @param other a public type that notebooks import
   * @return a copy
   */
  public MagicResult withType(Class<?> other) {
    return new MagicResult(value, shown, other, variables);
  }

  /**
   * This result, with variables that are declared beside it.
   *
   * @param declared in order
   * @return a copy
   */
  public MagicResult withVariables(List<Declared> declared) {
    return new MagicResult(value, shown, type, declared);
  }

  /**
   * The type as which a result of a magic is declared.
   *
   * @param otherwise the type of the magic
   * @return its own type, or that of the magic
   */
  public Class<?> typeOr(Class<?> otherwise) {
    return type == null ? otherwise : type;
  }

  /**
   * This result with a figure before what is shown already.
   *
   * @param figure with its Java
   * @return a copy
   */
  public MagicResult withFigure(Code<Figure> figure) {
    List<Shown> all = new ArrayList<>(shown);
    all.add(0, new Shown(figure.value(), "Figure", "figure", figure.java()));
    return new MagicResult(value, all, type, variables);
  }

  /**
   * This result with a table after what is shown already.
   *
   * @param name of the variable in generated Java
   * @param table with its Java
   * @return a copy
   */
  public MagicResult withTable(String name, Code<Table> table) {
    List<Shown> all = new ArrayList<>(shown);
    all.add(new Shown(table.value(), "Table", name, table.java()));
    return new MagicResult(value, all, type, variables);
  }

  /**
   * This result with a view after what is shown already.
   *
   * @param view a figure or a sheet that the result displays by itself on a bare line
   * @return a copy
   */
  public MagicResult withView(Object view) {
    List<Shown> all = new ArrayList<>(shown);
    all.add(plain(view));
    return new MagicResult(value, all, type, variables);
  }

  /**
   * The figure that is shown.
   *
   * @return the first; empty if there is none
   */
  public Optional<Shown> figure() {
    return shown.stream().filter(one -> one.value() instanceof Figure).findFirst();
  }
}
