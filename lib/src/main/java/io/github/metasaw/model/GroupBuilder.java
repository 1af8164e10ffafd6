package io.github.metasaw.model;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Cells;
import io.github.metasaw.data.Studies;
import io.github.metasaw.formula.Factor;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.Target;
import io.github.metasaw.formula.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.columns.Column;

/** Makes the {@link GroupEffect}s of a model from the table of its studies. */
final class GroupBuilder {

  private final ModelSpec spec;
  private final Studies studies;

  GroupBuilder(ModelSpec spec, Studies studies) {
    this.spec = spec;
    this.studies = studies;
  }

  /**
   * The effects of one line of the mean.
   *
   * @param prefix what the names of groups begin with
   * @param has whether the line speaks of each row [n]
   */
  List<Built> of(ModelText.Line line, String prefix, boolean[] has) {
    List<Built> effects = new ArrayList<>();
    for (Term.Group term : SpecRules.groups(line)) {
      Levels levels = new Levels(new int[studies.k()], List.of(""));
      List<String> names = SpecRules.names(term);
      for (int depth = 0; depth < names.size(); depth++) {
        levels = within(levels, term.groups().get(depth));
        effects.add(effect(term, names.get(depth), prefix, levels, has));
      }
    }
    return effects;
  }

  /**
   * A group effect.
   *
   * @param sd makes the columns of sd(group) from new data
   */
  record Built(GroupEffect effect, Design sd) {}

  private record Levels(int[] level, List<String> labels) {}

  /** The levels of a column within those of an outer group, in order of appearance. */
  private Levels within(Levels outer, Factor.Column name) {
    Column<?> column = Coding.find(name, studies.table(), studies.name());
    Map<String, Integer> own = new HashMap<>();
    Map<Long, Integer> both = new HashMap<>();
    List<String> labels = new ArrayList<>();
    int[] level = new int[studies.k()];
    for (int i = 0; i < level.length; i++) {
      String text = Cells.text(column, i);
      int inner = own.computeIfAbsent(text, t -> own.size());
      long key = (long) outer.level()[i] << 32 | inner;
      Integer known = both.get(key);
      if (known == null) {
        known = labels.size();
        both.put(key, known);
        String before = outer.labels().get(outer.level()[i]);
        labels.add(before.isEmpty() ? text : before + "/" + text);
      }
      level[i] = known;
    }
    return new Levels(level, labels);
  }

  private Built effect(Term.Group term, String name, String prefix, Levels levels, boolean[] has) {
    if (levels.labels().size() < 2) {
      throw MetaException.of(
          "%s has one level only ('%s') in %s %s, so its SD cannot be estimated"
              .formatted(name, levels.labels().get(0), studies.name(), term.span().place()));
    }
    ModelText.Line varying =
        new ModelText.Line(
            new Target.Mu(0),
            Optional.empty(),
            term.intercept(),
            List.copyOf(term.slopes()),
            term.span());
    Design z = DesignBuilder.build(varying, spec.levels(), Frame.of(studies));
    if (z.columns() == 0) {
      throw MetaException.of(
          "%s has no effect that varies %s".formatted(term.code(), term.span().place()));
    }
    int[] level = levels.level().clone();
    for (int i = 0; i < level.length; i++) {
      level[i] = has[i] ? level[i] : -1;
    }
    Optional<ModelText.Line> sd =
        spec.text().lines().stream()
            .filter(
                line ->
                    line.target() instanceof Target.Sd target
                        && SpecRules.matches(name, target.group()))
            .findFirst();
    Design rows =
        sd.map(line -> DesignBuilder.build(line, spec.levels(), Frame.of(studies)))
            .orElse(Design.intercept(studies.k()));
    ScaleDesign design =
        sd.map(line -> byLevel(rows, line, name, levels))
            .orElse(ScaleDesign.constant(levels.labels().size()));
    return new Built(
        new GroupEffect(
            prefix + name, levels.labels(), z.names(), level, z.x(), design, sd.isPresent()),
        rows);
  }

  /** The design of sd(group), a row a level; refused where a column varies within a level. */
  private ScaleDesign byLevel(Design rows, ModelText.Line line, String name, Levels levels) {
    double[] x = rows.x();
    int q = rows.columns();
    if (q == 0) {
      throw MetaException.of(
          "%s has neither intercept nor moderators %s; to have no such effect, leave the group out"
              .formatted(line.target().name(), line.span().place()));
    }
    int[] first = new int[levels.labels().size()];
    java.util.Arrays.fill(first, -1);
    double[] own = new double[first.length * q];
    for (int i = 0; i < studies.k(); i++) {
      int g = levels.level()[i];
      if (first[g] < 0) {
        first[g] = i;
        System.arraycopy(x, i * q, own, g * q, q);
      }
      for (int k = 0; k < q; k++) {
        if (x[i * q + k] != own[g * q + k]) {
          throw MetaException.of(
              "%s varies within %s '%s' (%s and %s), but an SD of %s is one number a level %s"
                  .formatted(
                      moderator(rows, k),
                      name,
                      levels.labels().get(g),
                      studies.rowName(first[g]),
                      studies.rowName(i),
                      name,
                      line.span().place()));
        }
      }
    }
    return ScaleDesign.of(own, first.length, rows.names());
  }

  /** What the text calls a column of a design: {@code habitat} where R has habitatforest. */
  private static String moderator(Design design, int k) {
    String name = design.names().get(k);
    return design.factors().keySet().stream()
        .filter(factor -> name.startsWith(factor) && !name.contains(":"))
        .findFirst()
        .orElse(name);
  }
}
