package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.Target;
import io.github.metasaw.formula.Term;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.model.GaussianModel.Scale;
import io.github.metasaw.model.GaussianModel.Varying;
import io.github.metasaw.model.covariance.CorrelatedEffects;
import io.github.metasaw.model.covariance.EffectCovariance;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.OneEffect;
import io.github.metasaw.model.covariance.ScaleDesign;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the {@link GroupEffect}s of a model from the table of its studies: first the {@link Part}s
 * that the terms define, then an effect for each, or one for those that share a tag.
 */
final class GroupBuilder {

  private static final List<String> INTERCEPT = List.of(Parameter.INTERCEPT);

  private final ModelSpec spec;
  private final Studies studies;
  private final List<Part> parts = new ArrayList<>();

  GroupBuilder(ModelSpec spec, Studies studies) {
    this.spec = spec;
    this.studies = studies;
  }

  /**
   * The group effects of a model.
   *
   * @param effects in the order in which the text names them
   * @param varying the designs of their Z
   * @param scales the designs of the SDs of those that are one effect
   */
  record Built(List<GroupEffect> effects, List<Varying> varying, List<Scale> scales) {}

  /**
   * The part of one term that concerns one group and one outcome.
   *
   * @param name {@code lab}, {@code lab/study}
   * @param outcome 1 or 2; 0 if there is one
   * @param has whether the line speaks of each row [n]
   * @param z the effects that vary
   */
  private record Part(
      Term.Group term, String name, int outcome, boolean[] has, GroupLevels levels, Design z) {

    List<String> effects(boolean joined) {
      return z.names().stream().map(term -> prefixed(joined ? outcome : 0, term)).toList();
    }
  }

  /**
   * Takes the terms of one line of the mean.
   *
   * @param has whether the line speaks of each row [n]
   */
  GroupBuilder add(ModelLine line, int outcome, boolean[] has) {
    for (Term.Group term : SpecRules.groups(line)) {
      GroupLevels levels = GroupLevels.one(studies.k());
      List<String> names = SpecRules.names(term);
      for (int depth = 0; depth < names.size(); depth++) {
        levels = levels.within(studies, term.groups().get(depth));
        parts.add(part(term, names.get(depth), outcome, has, levels));
      }
    }
    return this;
  }

  private Part part(Term.Group term, String name, int outcome, boolean[] has, GroupLevels levels) {
    if (levels.labels().size() < 2) {
      throw MetaException.format(
          "%s has one level only ('%s') in %s %s, so its SD cannot be estimated%s",
          name,
          levels.labels().get(0),
          studies.name(),
          term.span().place(),
          studies.droppedFor(name));
    }
    Design z =
        DesignBuilder.build(GroupStructure.varying(term), spec.levels(), ModelFrame.of(studies));
    if (z.columns() == 0) {
      throw MetaException.format(
          "%s has no effect that varies %s", term.code(), term.span().place());
    }
    DesignRange.check(z);
    return new Part(term, name, outcome, has, levels, z);
  }

  /** The effects of all lines taken. */
  Built build() {
    Map<List<Object>, List<Part>> covariances = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Optional<String> tag = part.term().tag();
      List<Object> key = tag.isPresent() ? List.of(tag.get(), part.name()) : List.of(i);
      covariances.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
      parts.subList(0, i).forEach(other -> refuseGroups(other, part));
      parts.subList(0, i).forEach(other -> refuseTwice(other, part));
    }
    Built built = new Built(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    covariances.values().forEach(joined -> built.effects().add(effect(joined, built)));
    return built;
  }

  /** An effect varies over a group once, unless its levels are correlated in another way. */
  private static void refuseTwice(Part one, Part other) {
    if (!one.name().equals(other.name())
        || one.outcome() != other.outcome()
        || !betweenLevels(one).equals(betweenLevels(other))) {
      return;
    }
    for (String effect : other.z().names()) {
      if (one.z().names().contains(effect)) {
        throw MetaException.format(
            "%s varies over %s in %s and again in %s %s, and only the sum of the two can be estimated; leave it out of one of them, as (0 + ... | %s) does with the intercept",
            effect.equals(Parameter.INTERCEPT) ? "the intercept" : effect,
            other.name(),
            one.term().code(),
            other.term().code(),
            other.term().span().place(),
            other.name());
      }
    }
  }

  /** How the text correlates the levels of a group; empty where it does not. */
  private static String betweenLevels(Part part) {
    Term.Group term = part.term();
    return term.relationship()
        .map(TermFactor.Column::name)
        .orElse(
            LevelCorrelations.isSpatial(term)
                ? term.covariance().orElseThrow().structure().id()
                : "");
  }

  /** A tag belongs to one group. */
  private static void refuseGroups(Part one, Part other) {
    Term.Group term = one.term();
    if (term.tag().isPresent()
        && term.tag().equals(other.term().tag())
        && !(SpecRules.names(term).equals(SpecRules.names(other.term()))
            && term.relationship()
                .map(TermFactor.Column::name)
                .equals(other.term().relationship().map(TermFactor.Column::name)))) {
      throw MetaException.format(
          "the tag %s joins effects of one group, but %s and %s are of two %s",
          term.tag().get(), term.code(), other.term().code(), other.term().span().place());
    }
  }

  private GroupEffect effect(List<Part> joined, Built built) {
    Part part = joined.get(0);
    boolean several = joined.size() > 1;
    List<String> effects = joined.stream().flatMap(one -> one.effects(several).stream()).toList();
    int m = effects.size();
    int n = studies.k();
    int[] level = new int[n];
    Arrays.fill(level, -1);
    double[] z = new double[n * m];
    int column = 0;
    for (Part one : joined) {
      double[] own = one.z().x();
      int columns = one.z().columns();
      for (int i = 0; i < n; i++) {
        if (one.has()[i]) {
          level[i] = one.levels().level()[i];
          System.arraycopy(own, i * columns, z, i * m + column, columns);
        }
      }
      built.varying().add(new Varying(built.effects().size(), one.outcome(), column, one.z()));
      column += columns;
    }
    Optional<ModelLine> line = sd(joined);
    String name = name(joined, line.isPresent());
    GroupEffect.Rows added = new GroupEffect.Rows(level, z);
    if (m > 1) {
      line.ifPresent(sd -> refuseShared(sd, joined));
      EffectCovariance covariance =
          several ? new CorrelatedEffects(m) : GroupStructure.of(part.term(), part.z(), studies);
      return between(
          part, new GroupEffect(name, part.levels().labels(), effects, added, covariance, false));
    }
    GroupStructure.requireSeveral(part.term());
    OneEffect one = oneEffect(part, line, name, built);
    return between(
        part, new GroupEffect(name, part.levels().labels(), effects, added, one, line.isPresent()));
  }

  /** The same effects, with their levels correlated as the text says. */
  private GroupEffect between(Part part, GroupEffect effect) {
    return betweenLevels(part).isEmpty()
        ? effect
        : effect.with(LevelCorrelations.of(part.term(), part.levels(), studies));
  }

  /** One effect, whose SD may have a line. */
  private OneEffect oneEffect(Part part, Optional<ModelLine> line, String name, Built built) {
    Design rows =
        line.map(sd -> DesignBuilder.build(sd, spec.levels(), ModelFrame.of(studies)))
            .orElse(Design.intercept(studies.k()));
    built.scales().add(new Scale(new Target.Sd(name), rows));
    return new OneEffect(
        line.map(l -> part.levels().design(rows, l, part.name(), studies))
            .orElse(ScaleDesign.constant(part.levels().labels().size())));
  }

  /**
   * {@code study}; {@code study:x} for a slope alone; {@code mu1:study} for that of one outcome;
   * {@code species:A} for levels correlated by A where the text has another group of species.
   */
  private String name(List<Part> joined, boolean modelled) {
    Part part = joined.get(0);
    if (joined.size() > 1) {
      return part.name();
    }
    String between = betweenLevels(part);
    if (!between.isEmpty() && hasOther(part)) {
      return prefixed(part.outcome(), part.name() + ":" + between);
    }
    boolean slope = part.z().columns() == 1 && !part.z().names().equals(INTERCEPT) && !modelled;
    String name = part.name() + (slope ? ":" + part.z().names().get(0) : "");
    return prefixed(part.outcome(), name);
  }

  /** Whether the same effects vary over the same levels in another term. */
  private boolean hasOther(Part part) {
    return parts.stream()
            .filter(other -> other.name().equals(part.name()) && other.outcome() == part.outcome())
            .count()
        > 1;
  }

  /** Of one outcome of two: {@code mu1:study}. */
  private static String prefixed(int outcome, String name) {
    return outcome == 0 ? name : new Target.Mu(outcome).label() + ":" + name;
  }

  /** The line sd(group): of its intercept, where another term has the slope. */
  private Optional<ModelLine> sd(List<Part> joined) {
    Part part = joined.get(0);
    if (!betweenLevels(part).isEmpty() && hasOther(part)) {
      return Optional.empty();
    }
    boolean intercept = part.z().names().contains(Parameter.INTERCEPT);
    boolean elsewhere =
        parts.stream()
            .anyMatch(
                other ->
                    !joined.contains(other)
                        && other.name().equals(part.name())
                        && other.outcome() == part.outcome()
                        && other.z().names().equals(INTERCEPT));
    if (!intercept && elsewhere) {
      return Optional.empty();
    }
    return spec.text().lines().stream()
        .filter(
            line ->
                line.target() instanceof Target.Sd target
                    && SpecRules.matches(part.name(), target.group()))
        .findFirst();
  }

  private static void refuseShared(ModelLine sd, List<Part> joined) {
    throw MetaException.format(
        "%s is the SD of one effect, but %s has several %s",
        sd.target().name(),
        String.join(" and ", joined.stream().map(part -> part.term().code()).distinct().toList()),
        sd.span().place());
  }
}
