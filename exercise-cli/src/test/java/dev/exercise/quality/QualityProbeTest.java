package dev.exercise.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.grading.BuildOutcome;
import dev.exercise.grading.CheckResult;
import dev.exercise.grading.Dimension;
import dev.exercise.grading.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QualityProbeTest {

  @TempDir private static Path room;

  private static Map<String, CheckResult> faulty;

  @TempDir private Path folder;

  @BeforeAll
  static void judgeAProjectWithAModelForEachFault() {
    faulty =
        new WrittenProject(room.resolve("faulty"))
            .model(
                "staging/stg_orders",
                "select order_id, buyer_id from {{ source('marketplace', 'orders') }}",
                "order_id",
                "buyer_id")
            .model(
                "marts/fct_orders",
                "select order_id\nfrom {{ source('marketplace', 'orders') }}",
                "order_id")
            .model(
                "staging/stg_late_orders",
                "select order_id from {{ source('marketplace', 'orders') }}",
                "order_id")
            .model(
                "intermediate/order_totals",
                "select order_id from {{ ref('stg_orders') }}",
                "order_id")
            .model(
                "marts/fct_daily_gmv",
                "select buyer_id as order_date\nfrom analytics.stg_orders",
                "order_date")
            .described(
                "intermediate/int_untested",
                "select order_id from {{ ref('stg_orders') }}",
                """
                    description: What it holds.
                    columns: [{name: order_id, description: Its key.}]
                """)
            .described(
                "marts/dim_undescribed",
                "select order_id, buyer_id from {{ ref('stg_orders') }}",
                """
                    description: dim_undescribed
                    columns:
                      - {name: order_id, description: Its key., data_tests: [unique, not_null]}
                """)
            .model("marts/dim_star", "select * from {{ ref('stg_orders') }}", "order_id")
            .model(
                "intermediate/int_unused",
                "with a as (\n  select order_id from {{ ref('stg_orders') }}\n),\nb as (select 1 as one)\nselect order_id from a",
                "order_id")
            .judge();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quality-layers        | fct_orders.sql, line 2: fct_orders reads the source table orders",
        "quality-staging       | orders is read by 2 staging models",
        "quality-naming        | order_totals.sql: nothing in the name tells",
        "quality-references    | fct_daily_gmv.sql, line 2: analytics.stg_orders is named directly",
        "quality-keys-tested   | int_untested.sql: no test or constraint of its key",
        "quality-documentation | dim_undescribed.sql: 1 of 2 columns without a description: buyer_id",
        "quality-select-star   | dim_star.sql, line 1: its columns are those of stg_orders",
        "quality-unused-ctes   | int_unused.sql, line 4: nothing reads b",
      })
  void eachFaultIsChargedToOneCheckAndTellsWhere(String id, String told) {
    CheckResult check = faulty.get(id);

    assertThat(check.dimension()).isEqualTo(Dimension.CODE_QUALITY);
    assertThat(check.outcome())
        .as(check.toString())
        .satisfiesAnyOf(
            outcome -> assertThat(outcome).isInstanceOf(Outcome.Partial.class),
            outcome -> assertThat(outcome).isInstanceOf(Outcome.Failed.class));
    assertThat(check.evidence()).anyMatch(line -> line.contains(told));
    List<String> files =
        check.evidence().stream()
            .filter(line -> line.startsWith("models/"))
            .map(line -> line.replaceFirst("[,:].*", ""))
            .distinct()
            .toList();
    assertThat(files).as(check.evidence().toString()).hasSizeLessThan(2);
    assertThat(check.evidence()).last().asString().startsWith("To ask: ");
  }

  @Test
  void idiomsOfGoodProjectsEarnEverything() {
    Map<String, CheckResult> verdicts =
        new WrittenProject(folder.resolve("good"))
            .model(
                "staging/marketplace/stg_marketplace__orders",
                """
                with source as (select * from {{ source('marketplace', 'orders') }}),
                renamed as (select order_id, buyer_id, ordered_at from source)
                select * from renamed
                """,
                "order_id",
                "buyer_id",
                "ordered_at")
            .described(
                "staging/stg_payments",
                "select provider, provider_event_id, order_id from {{ source('marketplace', 'payments') }}",
                """
                    description: Events of providers.
                    data_tests:
                      - dbt_utils.unique_combination_of_columns:
                          arguments: {combination_of_columns: [provider, provider_event_id]}
                    columns:
                      - {name: provider, description: Who sent it.}
                      - {name: PROVIDER_EVENT_ID, description: What the provider calls it.}
                      - {name: order_id, description: The order.}
                """)
            .described(
                "staging/stg_exchange_rates",
                "select rate_date, currency from {{ ref('exchange_rates') }}",
                """
                    description: Rates.
                    columns:
                      - {name: rate_date, description: Day.}
                      - {name: currency, description: ISO 4217.}
                    data_tests:
                      - unique: {arguments: {column_name: "concat(rate_date, currency)"}}
                """)
            .described(
                "intermediate/int_order_payments",
                "{{ config(materialized='ephemeral') }}\nselect order_id, count(*) as payments from {{ ref('stg_payments') }} group by 1",
                """
                    description: A step.
                    columns: [{name: order_id, description: Order.}, {name: payments, description: How many.}]
                """)
            .described(
                "intermediate/finance/int_orders_enriched",
                """
                select o.order_id, extract(day from o.ordered_at) as day_of_month, r.payments, i as item
                from {{ ref('stg_marketplace__orders') }} as o
                left join {{ ref('int_order_payments') }} as r using (order_id), unnest([1, 2]) as i
                """,
                """
                    description: Orders.
                    config: {contract: {enforced: true}}
                    constraints: [{type: primary_key, columns: [order_id, item]}]
                    columns:
                      - {name: order_id, description: Order., data_type: int64}
                      - {name: day_of_month, description: Day., data_type: int64}
                      - {name: payments, description: How many., data_type: int64}
                      - {name: item, description: Which of two., data_type: int64}
                """)
            .described(
                "marts/core/fct_orders",
                """
                with orders as (select * from {{ ref('int_orders_enriched') }}),
                final as (
                    select orders.order_id, orders.payments from orders
                )
                select * from final
                """,
                """
                    description: "{{ doc('orders') }}"
                    columns:
                      - name: order_id
                        description: "{{ doc('orders') }}"
                        data_tests: [unique, not_null]
                      - {name: payments, description: How many.}
                """)
            .described(
                "marts/core/order_summary",
                "select f.order_id, f.payments from {{ ref('fct_orders') }} as f",
                """
                    description: A mart that the brief does not ask for.
                    columns: [{name: order_id, description: Order.}, {name: payments, description: How many.}]
                """)
            .file(
                "tests/assert_no_copies.sql",
                "select order_id from {{ ref('order_summary') }} group by 1 having count(*) > 1")
            .file("models/docs.md", "{% docs orders %}One row for each order.{% enddocs %}")
            .judge();

    assertThat(verdicts).hasSize(8);
    assertThat(verdicts.values())
        .allSatisfy(
            check ->
                assertThat(check.outcome()).as(check.toString()).isEqualTo(new Outcome.Passed()));
  }

  @Test
  void whatDoesNotCompileIsChargedToTheBuildAloneAndWhatIsUnknownToNobody() {
    WrittenProject project = new WrittenProject(folder.resolve("broken"));

    assertThat(outcomes(project, new BuildOutcome.DidNotCompile("no", Set.of("stg_users", "x"))))
        .containsOnly(new Outcome.Blocked());
    assertThat(outcomes(project, new BuildOutcome.DidNotCompile("no", Set.of("stg_users"))))
        .containsOnly(new Outcome.NotAttempted());
    assertThat(outcomes(project, new BuildOutcome.NotGradable("the emulator ended")))
        .containsOnly(new Outcome.NotGradable());
  }

  private static List<Outcome> outcomes(WrittenProject project, BuildOutcome build) {
    return project.judge(build).values().stream().map(CheckResult::outcome).distinct().toList();
  }
}
