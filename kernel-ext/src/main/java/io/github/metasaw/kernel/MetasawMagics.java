package io.github.metasaw.kernel;

import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.bias.BiasMagic;
import io.github.metasaw.kernel.magic.bias.CombinepMagic;
import io.github.metasaw.kernel.magic.bias.CopasMagic;
import io.github.metasaw.kernel.magic.bias.DoiMagic;
import io.github.metasaw.kernel.magic.bias.ExcessMagic;
import io.github.metasaw.kernel.magic.bias.FailsafeMagic;
import io.github.metasaw.kernel.magic.bias.GoshMagic;
import io.github.metasaw.kernel.magic.bias.HenmicopasMagic;
import io.github.metasaw.kernel.magic.bias.LimitMagic;
import io.github.metasaw.kernel.magic.bias.PcurveMagic;
import io.github.metasaw.kernel.magic.bias.PermutationMagic;
import io.github.metasaw.kernel.magic.bias.PetpeeseMagic;
import io.github.metasaw.kernel.magic.bias.PowerMagic;
import io.github.metasaw.kernel.magic.bias.ProportionMagic;
import io.github.metasaw.kernel.magic.bias.PuniformMagic;
import io.github.metasaw.kernel.magic.bias.RobmaMagic;
import io.github.metasaw.kernel.magic.bias.SelectionMagic;
import io.github.metasaw.kernel.magic.bias.TautestMagic;
import io.github.metasaw.kernel.magic.bias.TrimfillMagic;
import io.github.metasaw.kernel.magic.bias.ZcurveMagic;
import io.github.metasaw.kernel.magic.data.ConvertMagic;
import io.github.metasaw.kernel.magic.data.DatasetMagic;
import io.github.metasaw.kernel.magic.data.EsMagic;
import io.github.metasaw.kernel.magic.data.ReadMagic;
import io.github.metasaw.kernel.magic.estimands.AverageMagic;
import io.github.metasaw.kernel.magic.estimands.ContoursMagic;
import io.github.metasaw.kernel.magic.estimands.ExchangeableMagic;
import io.github.metasaw.kernel.magic.estimands.PopulationsMagic;
import io.github.metasaw.kernel.magic.estimands.SamplingMagic;
import io.github.metasaw.kernel.magic.estimands.SignalMagic;
import io.github.metasaw.kernel.magic.estimands.SpreadMagic;
import io.github.metasaw.kernel.magic.estimands.StripMagic;
import io.github.metasaw.kernel.magic.fit.BayesMagic;
import io.github.metasaw.kernel.magic.fit.MetaMagic;
import io.github.metasaw.kernel.magic.genetics.CredibleMagic;
import io.github.metasaw.kernel.magic.genetics.DendrogramMagic;
import io.github.metasaw.kernel.magic.genetics.LeadsMagic;
import io.github.metasaw.kernel.magic.genetics.ManhattanMagic;
import io.github.metasaw.kernel.magic.genetics.MantraMagic;
import io.github.metasaw.kernel.magic.genetics.MembershipMagic;
import io.github.metasaw.kernel.magic.genetics.PmPlotMagic;
import io.github.metasaw.kernel.magic.genetics.QqMagic;
import io.github.metasaw.kernel.magic.genetics.RegionalMagic;
import io.github.metasaw.kernel.magic.genetics.ScanMagic;
import io.github.metasaw.kernel.magic.look.CheckMagic;
import io.github.metasaw.kernel.magic.look.CompareMagic;
import io.github.metasaw.kernel.magic.look.ExploreMagic;
import io.github.metasaw.kernel.magic.look.ForestMagic;
import io.github.metasaw.kernel.magic.look.FunnelMagic;
import io.github.metasaw.kernel.magic.look.LabbeMagic;
import io.github.metasaw.kernel.magic.look.PredictMagic;
import io.github.metasaw.kernel.magic.look.SummaryMagic;
import io.github.metasaw.kernel.magic.look.WeightsMagic;
import io.github.metasaw.kernel.magic.moderators.BubbleMagic;
import io.github.metasaw.kernel.magic.moderators.ConfidenceMagic;
import io.github.metasaw.kernel.magic.moderators.ContrastMagic;
import io.github.metasaw.kernel.magic.moderators.LevelsMagic;
import io.github.metasaw.kernel.magic.moderators.MatregMagic;
import io.github.metasaw.kernel.magic.moderators.MeansMagic;
import io.github.metasaw.kernel.magic.moderators.OrchardMagic;
import io.github.metasaw.kernel.magic.moderators.ProfileMagic;
import io.github.metasaw.kernel.magic.moderators.RobustMagic;
import io.github.metasaw.kernel.magic.moderators.StructureMagic;
import io.github.metasaw.kernel.magic.moderators.VariancesMagic;
import io.github.metasaw.kernel.magic.moderators.VifMagic;
import io.github.metasaw.kernel.magic.paper.ExplainMagic;
import io.github.metasaw.kernel.magic.paper.FlowMagic;
import io.github.metasaw.kernel.magic.paper.ReportMagic;
import io.github.metasaw.kernel.magic.paper.RestoreMagic;
import io.github.metasaw.kernel.magic.paper.RobMagic;
import io.github.metasaw.kernel.magic.paper.SofMagic;
import io.github.metasaw.kernel.magic.paper.StoreMagic;
import io.github.metasaw.kernel.magic.posterior.AutocorrelationMagic;
import io.github.metasaw.kernel.magic.posterior.CaterpillarMagic;
import io.github.metasaw.kernel.magic.posterior.DensityMagic;
import io.github.metasaw.kernel.magic.posterior.EffectsMagic;
import io.github.metasaw.kernel.magic.posterior.PredictiveMagic;
import io.github.metasaw.kernel.magic.posterior.RankMagic;
import io.github.metasaw.kernel.magic.posterior.SensitivityMagic;
import io.github.metasaw.kernel.magic.posterior.TauMagic;
import io.github.metasaw.kernel.magic.posterior.TraceMagic;
import io.github.metasaw.kernel.magic.studies.BaujatMagic;
import io.github.metasaw.kernel.magic.studies.CumulativeMagic;
import io.github.metasaw.kernel.magic.studies.DraperyMagic;
import io.github.metasaw.kernel.magic.studies.InfluenceMagic;
import io.github.metasaw.kernel.magic.studies.LooMagic;
import io.github.metasaw.kernel.magic.studies.QqnormMagic;
import io.github.metasaw.kernel.magic.studies.RadialMagic;
import io.github.metasaw.kernel.magic.studies.ResidualsMagic;
import io.github.metasaw.kernel.magic.studies.ShrinkageMagic;
import io.github.metasaw.kernel.magic.studies.SubsetsMagic;
import java.util.List;
import java.util.stream.Stream;

/**
 * The magics that a notebook has, in the order of the help. A new magic is one class and one line
 * here; no magic names this class.
 */
public final class MetasawMagics {

  private MetasawMagics() {}

  /**
   * All magics.
   *
   * @return a registry of new instances
   */
  public static MagicRegistry registry() {
    return MagicRegistry.of(magics());
  }

  private static List<Magic> magics() {
    return Stream.of(
            data(),
            fit(),
            look(),
            studies(),
            bias(),
            posterior(),
            moderators(),
            estimands(),
            paper(),
            genetics())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Magic> data() {
    return List.of(new ReadMagic(), new DatasetMagic(), new ConvertMagic(), new EsMagic());
  }

  private static List<Magic> fit() {
    return List.of(new MetaMagic(), new BayesMagic());
  }

  private static List<Magic> look() {
    return List.of(
        new SummaryMagic(),
        new CheckMagic(),
        new ForestMagic(),
        new FunnelMagic(),
        new LabbeMagic(),
        new PredictMagic(),
        new WeightsMagic(),
        new CompareMagic(),
        new ExploreMagic());
  }

  private static List<Magic> studies() {
    return List.of(
        new LooMagic(),
        new InfluenceMagic(),
        new ResidualsMagic(),
        new BaujatMagic(),
        new RadialMagic(),
        new QqnormMagic(),
        new DraperyMagic(),
        new CumulativeMagic(),
        new ShrinkageMagic(),
        new SubsetsMagic());
  }

  private static List<Magic> bias() {
    return List.of(
        new BiasMagic(),
        new TrimfillMagic(),
        new PetpeeseMagic(),
        new LimitMagic(),
        new RobmaMagic(),
        new CopasMagic(),
        new PuniformMagic(),
        new PcurveMagic(),
        new ZcurveMagic(),
        new SelectionMagic(),
        new ExcessMagic(),
        new FailsafeMagic(),
        new HenmicopasMagic(),
        new CombinepMagic(),
        new PowerMagic(),
        new DoiMagic(),
        new GoshMagic(),
        new PermutationMagic(),
        new TautestMagic(),
        new ProportionMagic());
  }

  private static List<Magic> posterior() {
    return List.of(
        new DensityMagic(),
        new TauMagic(),
        new TraceMagic(),
        new RankMagic(),
        new AutocorrelationMagic(),
        new CaterpillarMagic(),
        new EffectsMagic(),
        new PredictiveMagic(),
        new SensitivityMagic());
  }

  private static List<Magic> moderators() {
    return List.of(
        new BubbleMagic(),
        new LevelsMagic(),
        new OrchardMagic(),
        new MeansMagic(),
        new ContrastMagic(),
        new VifMagic(),
        new MatregMagic(),
        new ConfidenceMagic(),
        new ProfileMagic(),
        new RobustMagic(),
        new VariancesMagic(),
        new StructureMagic());
  }

  private static List<Magic> estimands() {
    return List.of(
        new AverageMagic(),
        new PopulationsMagic(),
        new SignalMagic(),
        new SamplingMagic(),
        new SpreadMagic(),
        new ExchangeableMagic(),
        new ContoursMagic(),
        new StripMagic());
  }

  private static List<Magic> paper() {
    return List.of(
        new ReportMagic(),
        new ExplainMagic(),
        new RobMagic(),
        new SofMagic(),
        new FlowMagic(),
        new StoreMagic(),
        new RestoreMagic(MetasawMagics::registry));
  }

  private static List<Magic> genetics() {
    return List.of(
        new MantraMagic(),
        new DendrogramMagic(),
        new MembershipMagic(),
        new ScanMagic(),
        new ManhattanMagic(),
        new QqMagic(),
        new RegionalMagic(),
        new PmPlotMagic(),
        new LeadsMagic(),
        new CredibleMagic());
  }
}
