package io.github.metasaw.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time per call, of all threads of the process: garbage collection and compilation count,
 * other programs on the machine do not.
 */
public final class CpuTime implements InternalProfiler {

  /** Name of the secondary result, in microseconds. */
  static final String LABEL = "cpu";

  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long start;

  /** Made by JMH. */
  public CpuTime() {}

  @Override
  public String getDescription() {
    return "processor time per call";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    start = process.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double microseconds = (process.getProcessCpuTime() - start) / 1e3;
    double calls = Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(LABEL, microseconds / calls, "us/op", AggregationPolicy.AVG));
  }
}
