{{ config(materialized='table') }}

select n from unnest([1, 2, 2]) as n
