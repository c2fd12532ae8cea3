/**
 * What the walk stands on: the installed WordPress, the running Colophon, and pages of Chromium.
 */
'use strict';

const assert = require( 'node:assert/strict' );
const { execFileSync } = require( 'node:child_process' );
const fs = require( 'node:fs' );
const path = require( 'node:path' );
const { chromium } = require( 'playwright-core' );

const [ dir, out ] = process.argv.slice( 2 );
const read = ( name ) => fs.readFileSync( path.join( dir, name ), 'utf8' ).trim();
const site = read( 'wordpress.url' );
const colophon = read( 'colophon.url' );
const started = Date.now();
const errors = [];

function say( text ) {
	console.log( `${ ( ( Date.now() - started ) / 1000 ).toFixed( 1 ) }s ${ text }` );
}

async function ask( way, method = 'GET', body ) {
	const response = await fetch( colophon + way, {
		method,
		headers: { Authorization: `Bearer ${ read( 'test-key' ) }`, ...( body && { 'Content-Type': 'application/json' } ) },
		body: body && JSON.stringify( body ),
	} );
	return { status: response.status, body: await response.json() };
}

async function until( what, seconds, test ) {
	const end = Date.now() + seconds * 1000;
	for ( ;; ) {
		const found = await test();
		if ( found ) {
			return found;
		}
		if ( Date.now() > end ) {
			throw new Error( `not within ${ seconds } seconds: ${ what }` );
		}
		await new Promise( ( done ) => setTimeout( done, 500 ) );
	}
}

/** Runs code in the installed WordPress and returns what it prints. */
function php( code ) {
	const load = `define( 'DOING_CRON', true ); $_SERVER['HTTP_HOST'] = '${ new URL( site ).host }'; require '${ dir }/site/wp-load.php';`;
	return execFileSync( 'php', [ '-r', `${ load } ${ code }` ], { encoding: 'utf8', stdio: [ 'ignore', 'pipe', 'inherit' ] } );
}

/** WordPress's own schedule, which is switched off for pages in the test. */
function cron() {
	php( "Colophon_Queue::make_all_due(); delete_option( 'colophon_down_until' ); do_action( 'colophon_retry' );" );
}

async function newPage( browser, width ) {
	const context = await browser.newContext( { viewport: { width, height: 900 }, locale: 'de-DE' } );
	const page = await context.newPage();
	page.setDefaultTimeout( 60000 );
	page.on( 'pageerror', ( error ) => errors.push( error.message ) );
	page.on( 'response', ( response ) => {
		if ( response.status() >= 500 && ! response.url().includes( '/suggestions' ) ) {
			errors.push( `${ response.status() } ${ response.url() }` );
		}
	} );
	return page;
}

async function signIn( page, name ) {
	await page.goto( `${ site }/wp-login.php` );
	await page.fill( '#user_login', name );
	await page.fill( '#user_pass', `${ name }-pass` );
	await Promise.all( [ page.waitForURL( '**/wp-admin/**' ), page.click( '#wp-submit' ) ] );
}

/** Opens a post in the editor, with Colophon's sidebar. */
async function openEditor( page, way ) {
	await page.goto( site + way );
	await page.waitForFunction( () => window.wp?.data?.select( 'core/editor' )?.getCurrentPostId() );
	await page.evaluate( () => wp.data.dispatch( 'core/edit-post' ).openGeneralSidebar( 'colophon/colophon' ) );
}

/** No violations of WCAG in a part of a page, by axe-core. */
async function accessible( page, part ) {
	await page.evaluate( fs.readFileSync( require.resolve( 'axe-core/axe.min.js' ), 'utf8' ) );
	const found = await page.evaluate( async ( selector ) => {
		const result = await window.axe.run( selector, { runOnly: [ 'wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa' ] } );
		return result.violations.map( ( violation ) => `${ violation.id }: ${ violation.nodes.map( ( node ) => node.html ).join( ' ' ) }` );
	}, part );
	assert.deepEqual( found, [], `accessible: ${ part }` );
}

async function screenshot( page, name ) {
	await page.evaluate( () => document.querySelector( '.colophon-verdict' )?.scrollIntoView( { block: 'center' } ) );
	await page.waitForTimeout( 300 );
	await page.screenshot( { path: `${ out }/wordpress-${ name }.png` } );
}

module.exports = { out, site, colophon, errors, chromium, read, say, ask, until, php, cron, newPage, signIn, openEditor, accessible, screenshot };
