"""Splink on the list of bench/linkage.ts. Usage: python splink-dedupe.py LIST.csv OUT.csv; prints time and memory as JSON."""
import json
import logging
import resource
import sys
import time

import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.getLogger("splink").setLevel(logging.ERROR)
path, out = sys.argv[1:3]
begun = time.time()
api = DuckDBAPI()
con = api.duckdb_con
con.sql("set threads = 2")

# What a user would do before: lower case, no accents, no legal forms, the tax code as ten digits.
FORMS = (
    "cong ty|cty|tnhh|trach nhiem huu han|co phan|ctcp|cp|mtv|mot thanh vien|co\\.?,? ?ltd\\.?|company limited|jsc|"
    "joint stock company|one member|single member limited liability company"
)
rows = con.sql(f"""
    with folded as (
      select unique_id, firm,
             strip_accents(replace(replace(lower(name), 'đ', 'd'), 'Đ', 'd')) as name,
             strip_accents(replace(replace(lower(address), 'đ', 'd'), 'Đ', 'd')) as address,
             regexp_extract(regexp_replace(tax_code, '[^0-9]', '', 'g'), '^[0-9]{{10}}') as code
        from read_csv('{path}', all_varchar = true))
    select cast(unique_id as int) as unique_id, firm, address,
           trim(regexp_replace(regexp_replace(name, '\\b({FORMS})\\b', ' ', 'g'), '[^a-z0-9]+', ' ', 'g')) as name,
           nullif(code, '') as code,
           nullif(regexp_extract(address, '[a-z]*[0-9]+(-[0-9]+)?'), '') as number
      from folded""")
table = api.register(rows.to_arrow_table() if hasattr(rows, "to_arrow_table") else rows.arrow())
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.75]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("address", [0.95, 0.88, 0.75]),
        cl.ExactMatch("code"),
        cl.ExactMatch("number").configure(term_frequency_adjustments=True),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("code"),
        block_on("name"),
        block_on("number", "substr(name, 1, 4)"),
        block_on("number", "substr(address, -12)"),
    ],
)
linker = Linker(table, settings)
linker.training.estimate_probability_two_random_records_match([block_on("code"), block_on("name", "number")], recall=0.6)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in (block_on("name"), block_on("code")):
    linker.training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
found = linker.inference.predict(threshold_match_probability=0.5)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_probability=0.95)
con.sql(f"copy (select firm, cluster_id from {clusters.physical_name}) to '{out}' (header)")
print(
    json.dumps(
        {
            "seconds": time.time() - begun,
            "cpu_seconds": time.process_time(),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
